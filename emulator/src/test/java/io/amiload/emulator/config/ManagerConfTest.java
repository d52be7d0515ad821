// SPDX-License-Identifier: Apache-2.0
package io.amiload.emulator.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ManagerConfTest {

    private final List<String> warnings = new ArrayList<>();

    @TempDir
    private Path folder;

    @Test
    void everythingHasTheDefaultOfAsterisk() throws IOException {
        ManagerConf conf = read("[a]", "secret=x");
        assertFalse(conf.enabled());
        assertEquals(new ManagerConf.Listen(null, null, TlsConf.OFF, false), conf.listen());
        assertEquals(new ManagerConf.Sessions(30, 50, 60, false), conf.sessions());
        assertEquals(new ManagerConf.Events(false, false, List.of(), Set.of()), conf.events());
        AccountConf account = conf.accounts().get(0);
        assertEquals("", account.read() + account.write());
        assertEquals(100, account.writeTimeout());
        assertTrue(account.allowMultipleLogin() && account.displayConnects() && account.filters().isEmpty());
        assertTrue(warnings.isEmpty(), warnings.toString());
    }

    @Test
    void readsEveryOptionOfTheGeneralSection() throws IOException {
        ManagerConf conf = read("[general]", "enabled=yes", "webenabled=yes", "port=6000", "bindaddr=127.0.0.2",
                "tlsenable=yes", "tlsbindaddr=[::1]:6001", "tlscertfile=a.pem", "tlsprivatekey=b.pem", "authtimeout=5",
                "authlimit=6", "httptimeout=7", "brokeneventsaction=yes", "timestampevents=on", "debug=true",
                "channelvars=a,F(x,y),b", "disabledevents=VarSet,Newexten", "allowmultiplelogin=no",
                "displayconnects=no", "[u]", "secret=s");
        assertTrue(conf.enabled() && conf.listen().web());
        assertEquals(6000, conf.listen().port());
        assertEquals(InetAddress.getByName("127.0.0.2"), conf.listen().address());
        assertEquals(6001, conf.listen().tls().port());
        assertEquals(new TlsConf.Source("a.pem", new Place(file().toString(), 8)), conf.listen().tls().certificate());
        assertEquals("b.pem", conf.listen().tls().key().path());
        assertEquals(new ManagerConf.Sessions(5, 6, 7, true), conf.sessions());
        assertEquals(List.of("a", "F(x,y)", "b"), conf.events().channelVariables());
        assertEquals(Set.of("VarSet", "Newexten"), conf.events().disabled());
        assertTrue(conf.events().timestamps() && conf.events().debug());
        assertFalse(conf.accounts().get(0).allowMultipleLogin() || conf.accounts().get(0).displayConnects());
    }

    @Test
    void readsEveryOptionOfAnAccount() throws IOException {
        AccountConf account = read("[Anna]", "secret = s;cret", "secret = a\\;b", "read = call,user", "write = all",
                "displayconnects = no", "allowmultiplelogin = no", "writetimeout = 500", "setvar = A=1=2",
                "eventfilter = !x", "eventfilter(name(VarSet)) =").accounts().get(0);
        assertEquals("Anna", account.name());
        assertEquals("a;b", account.secret());
        assertEquals("call,user", account.read());
        assertEquals(500, account.writeTimeout());
        assertEquals(List.of(new AccountConf.Variable("A", "1=2")), account.variables());
        assertFalse(account.filters().isEmpty() || account.allowMultipleLogin() || account.displayConnects());
        assertFalse(account.toString().contains("a;b"), "shows the secret");
    }

    @Test
    void sectionsOfTheSameNameAreOneAccount() throws IOException {
        List<AccountConf> accounts = read("[a]", "secret=1", "read=call", "setvar=A=1", "deny=0.0.0.0/0", "[A]",
                "secret=2").accounts();
        assertEquals(1, accounts.size());
        assertEquals("2call", accounts.get(0).secret() + accounts.get(0).read());
        assertTrue(accounts.get(0).variables().isEmpty() && permits(accounts.get(0), "10.0.0.1"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '#', value = {
        "deny=0.0.0.0/0.0.0.0|permit=10.0.0.0/8               # 10.1.2.3      # true",
        "deny=0.0.0.0/0.0.0.0|permit=10.0.0.0/8               # 11.1.2.3      # false",
        "permit=10.0.0.0/8                                    # 11.1.2.3      # true",
        "permit=10.0.0.1|deny=10.0.0.0/8                      # 10.0.0.1      # false",
        "permit=!10.0.0.1                                     # 10.0.0.1      # false",
        "deny=0.0.0.0/0|permit=10.0.0.1,10.0.0.2/32           # 10.0.0.2      # true",
        "deny=0.0.0.0/0                                       # 2001:db8::1   # true",
        "deny=::/0|permit=2001:db8::/32                       # 2001:db8::1   # true",
        "deny=::/0|permit=2001:db8::/32                       # 2001:db9::1   # false",
        "deny=10.0.0.0/255.0.255.0                            # 10.9.0.9      # false",
        "acl=office                                           # 192.0.2.1     # true",
        "acl=office                                           # 198.51.100.1  # false",
        "acl=Office,other                                     # 192.0.2.1     # false",
        "acl=office|permit=0.0.0.0/0                          # 198.51.100.1  # false",
    })
    void fromSomeAddressesOneMayComeFromOthersNot(String lines, String address, boolean expected) throws IOException {
        Files.writeString(folder.resolve("acl.conf"), "[base](!)\ndeny=0.0.0.0/0\n[office](base)\npermit=192.0.2.0/24\n"
                + "[other](base)\npermit=203.0.113.0/24\n");
        String[] file = ("[a]|secret=x|" + lines.strip()).split("\\|");
        assertEquals(expected, permits(read(file).accounts().get(0), address));
    }

    @Test
    void nobodyPassesAListThatDoesNotExist() throws IOException {
        assertFalse(permits(read("[a]", "secret=x", "acl=none").accounts().get(0), "127.0.0.1"));
        assertEquals(List.of(file() + ":3: there is no list \"none\" in acl.conf, so nobody can log in as \"a\""),
                warnings);
    }

    @Test
    void tellsOfWhatHasNoEffectAndGoesOn() throws IOException {
        ManagerConf conf = read("[general]", "tlscipher=x", "bogus=1", "authtimeout=no", "authlimit=0", "tlscafile=y",
                "[a]", "writetimeout=50", "setvar=A", "eventfilter=(", "eventfilter(bogus(x)) =", "hasmanager=yes");
        assertEquals(new ManagerConf.Sessions(30, 50, 60, false), conf.sessions());
        assertEquals(100, conf.accounts().get(0).writeTimeout());
        assertNull(conf.accounts().get(0).secret());
        String f = file() + ":";
        assertEquals(List.of(
                f + "2: tlscipher is not emulated and has no effect",
                f + "3: there is no option \"bogus\" in [general]; it has no effect",
                f + "4: authtimeout must be a number from 1, is \"no\"; 30 is used",
                f + "5: authlimit must be a number from 1, is \"0\"; 50 is used",
                f + "6: there is no option \"tlscafile\" in [general]; it has no effect",
                f + "8: writetimeout must be a number from 100, is \"50\"; 100 is used",
                f + "9: setvar needs NAME=VALUE and has no effect",
                f + "10: Filter did not compile.  Check the syntax of the filter given.",
                f + "11: Filter was formatted incorrectly.  Check the syntax of the filter given.",
                f + "12: there is no option \"hasmanager\" in an account; it has no effect",
                f + "7: the account \"a\" has no secret, so nobody can log in as it"), warnings);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '#', value = {
        "port=x                  # port: a port must be 1024 to 65535, is \"x\"",
        "port=80                 # port: a port must be 1024 to 65535, is \"80\"",
        "bindaddr=localhost      # bindaddr must be an address in numbers, is \"localhost\"",
        "tlsbindaddr=127.0.0.1:x # tlsbindaddr: a port must be 1 to 65535, is \"x\"",
    })
    void refusesWhatWouldHaveItListenAnywhere(String line, String message) {
        assertEquals(file() + ":2: " + message, refusal("[general]", line));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '#', value = {
        "permit=bogus            # \"bogus\" is no address; write such as 192.0.2.0/24, without blanks",
        "permit=10.0.0.1, 10.0.0.2 # \" 10.0.0.2\" is no address; write such as 192.0.2.0/24, without blanks",
        "deny=10.0.0.0/33        # \"33\" is no mask for such an address",
        "deny=10.0.0.0/ffff::    # \"ffff::\" is no mask for such an address",
        "acl=a,A                 # the list \"a\" is named twice",
    })
    void refusesAccessRulesThatAsteriskRefuses(String line, String message) {
        assertEquals(file() + ":2: " + message, refusal("[a]", line));
    }

    @Test
    void oldServersKnowOnlyTheOldFilters() throws IOException {
        Files.write(file(), List.of("[a]", "secret=x", "eventfilter(name(VarSet)) =", "eventfilter ="));
        AccountConf account = ManagerConfReader.read(file(), false, warnings::add).accounts().get(0);
        assertFalse(account.filters().isEmpty(), "the empty one matches everything");
        assertEquals(1, warnings.size(), warnings.toString());
    }

    @Test
    void readsHttpConf() throws IOException {
        Files.write(folder.resolve("http.conf"), List.of("[general]", "enabled=yes", "bindaddr=localhost",
                "bindport=9000", "prefix=ami", "servername=x", "enablestatic=yes", "enable_status=yes",
                "sessionlimit=5", "session_inactivity=6", "session_keep_alive=0", "redirect=/ /x", "nonsense=1",
                "tlsenable=yes", "[/x]"));
        HttpConf conf = HttpConf.read(folder.resolve("http.conf"), warnings::add);
        assertEquals(new HttpConf(true, InetAddress.getByName("localhost"), 9000,
                new TlsConf(true, null, null, TlsConf.Source.NONE, TlsConf.Source.NONE), "/ami", true, true, 5, 6,
                0), conf);
        String f = folder.resolve("http.conf") + ":";
        assertEquals(List.of(f + "6: servername is not emulated and has no effect",
                f + "12: redirect is not emulated and has no effect",
                f + "13: there is no option \"nonsense\" in [general]; it has no effect",
                f + "15: the section [/x] is not emulated"), warnings);
    }

    private static boolean permits(AccountConf account, String address) throws IOException {
        return account.access().permits(InetAddress.getByName(address));
    }

    private Path file() {
        return folder.resolve("manager.conf");
    }

    private ManagerConf read(String... lines) throws IOException {
        Files.write(file(), List.of(lines));
        return ManagerConfReader.read(file(), true, warnings::add);
    }

    private String refusal(String... lines) {
        return assertThrows(ConfigException.class, () -> read(lines)).getMessage();
    }
}
