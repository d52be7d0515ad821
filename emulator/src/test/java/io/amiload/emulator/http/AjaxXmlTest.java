// SPDX-License-Identifier: Apache-2.0
package io.amiload.emulator.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import javax.xml.parsers.DocumentBuilderFactory;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

class AjaxXmlTest {

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static String asAsterisk(String messages) {
        return new String(AjaxXml.asAsterisk(null, null).of(bytes(messages)), StandardCharsets.ISO_8859_1);
    }

    private static Element parse(byte[] xml) throws Exception {
        var builder = DocumentBuilderFactory.newInstance().newDocumentBuilder();
        builder.setErrorHandler(new DefaultHandler());
        return builder.parse(new ByteArrayInputStream(xml)).getDocumentElement();
    }

    private static String one(String attributes) {
        return "<ajax-response>\n<response type='object' id='unknown'><generic" + attributes
                + " /></response>\n</ajax-response>\n";
    }

    @Test
    void namesAndValuesAreWrittenAsAsteriskWritesThem() {
        assertEquals(one(" category_000000='a&lt;b&gt;&amp;&quot;&apos;' _1abc='x'"),
                asAsterisk("Category-000000: a<b>&\"'\r\n1abc: x\r\n\r\n"));
        assertEquals(one(" output='1' output-2='2' output-3=''"),
                asAsterisk("Output: 1\r\nOutput: 2\r\nOutput: \r\n\r\n"));
        assertEquals(one(" foo='1' foo='2'"), asAsterisk("Foo: 1\r\nfoo: 2\r\n\r\n"));
        assertEquals(one(" response='Success' opaque_data='no colon\nResponse: none'"),
                asAsterisk("Response: Success\r\nno colon\r\nResponse: none\r\n\r\n"));
        assertEquals("<ajax-response>\n</ajax-response>\n", asAsterisk(""));
    }

    @Test
    void theSwitchMakesXmlOfWhatIsNone() throws Exception {
        AjaxXml odd = AjaxXml.asAsterisk("a'b<", "1 x");
        byte[] messages = bytes("Foo: 1\r\nfoo: 2\r\nBad: \1\u00e9\r\n\r\n");
        assertThrows(SAXException.class, () -> parse(odd.of(messages)));
        Element response = (Element) parse(odd.wellFormed().of(messages)).getElementsByTagName("response").item(0);
        assertEquals("a'b<", response.getAttribute("id"));
        Element generic = (Element) response.getFirstChild();
        assertEquals("_1_x", generic.getTagName());
        assertEquals("2", generic.getAttribute("foo-2"));
        assertEquals("\uFFFD\uFFFD", generic.getAttribute("bad"));
    }

    @Property(tries = 300)
    void whateverIsSaidIsXmlWithTheSwitch(@ForAll byte[] messages, @ForAll String id, @ForAll String element)
            throws Exception {
        parse(AjaxXml.asAsterisk(id, element).wellFormed().of(messages));
    }
}
