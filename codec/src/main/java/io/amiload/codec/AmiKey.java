// SPDX-License-Identifier: Apache-2.0
package io.amiload.codec;

/**
 * Ids of the header keys that Asterisk uses, as constants to {@code switch} on.
 *
 * <p>The ids are positions (from 1) in the list behind {@link AmiDictionary#keys()}, and a test holds the two
 * together. A key that Asterisk spells in several ways ({@code Uniqueid}, {@code UniqueID}) has one id. Ids may
 * change between releases of this library; names do not.
 */
public final class AmiKey {

    /** {@code Event}. */
    public static final int EVENT = 1;
    /** {@code Response}. */
    public static final int RESPONSE = 2;
    /** {@code Action}. */
    public static final int ACTION = 3;
    /** {@code ActionID}. */
    public static final int ACTION_ID = 4;
    /** {@code Privilege}. */
    public static final int PRIVILEGE = 5;
    /** {@code Timestamp}. */
    public static final int TIMESTAMP = 6;
    /** {@code Context}. */
    public static final int CONTEXT = 7;
    /** {@code Priority}. */
    public static final int PRIORITY = 8;
    /** {@code Exten}. */
    public static final int EXTEN = 9;
    /** {@code Channel}. */
    public static final int CHANNEL = 10;
    /** {@code Uniqueid}. */
    public static final int UNIQUEID = 11;
    /** {@code CallerIDNum}. */
    public static final int CALLER_ID_NUM = 12;
    /** {@code CallerIDName}. */
    public static final int CALLER_ID_NAME = 13;
    /** {@code AccountCode}. */
    public static final int ACCOUNT_CODE = 14;
    /** {@code Language}. */
    public static final int LANGUAGE = 15;
    /** {@code ConnectedLineNum}. */
    public static final int CONNECTED_LINE_NUM = 16;
    /** {@code ConnectedLineName}. */
    public static final int CONNECTED_LINE_NAME = 17;
    /** {@code ChannelState}. */
    public static final int CHANNEL_STATE = 18;
    /** {@code ChannelStateDesc}. */
    public static final int CHANNEL_STATE_DESC = 19;
    /** {@code Linkedid}. */
    public static final int LINKEDID = 20;
    /** {@code Variable}. */
    public static final int VARIABLE = 21;
    /** {@code Value}. */
    public static final int VALUE = 22;
    /** {@code Application}. */
    public static final int APPLICATION = 23;
    /** {@code Extension}. */
    public static final int EXTENSION = 24;
    /** {@code AppData}. */
    public static final int APP_DATA = 25;
    /** {@code UserEvent}. */
    public static final int USER_EVENT = 26;
    /** {@code Cause}. */
    public static final int CAUSE = 27;
    /** {@code State}. */
    public static final int STATE = 28;
    /** {@code Device}. */
    public static final int DEVICE = 29;
    /** {@code DestChannel}. */
    public static final int DEST_CHANNEL = 30;
    /** {@code DestChannelState}. */
    public static final int DEST_CHANNEL_STATE = 31;
    /** {@code DestChannelStateDesc}. */
    public static final int DEST_CHANNEL_STATE_DESC = 32;
    /** {@code DestCallerIDNum}. */
    public static final int DEST_CALLER_ID_NUM = 33;
    /** {@code DestCallerIDName}. */
    public static final int DEST_CALLER_ID_NAME = 34;
    /** {@code DestConnectedLineNum}. */
    public static final int DEST_CONNECTED_LINE_NUM = 35;
    /** {@code DestConnectedLineName}. */
    public static final int DEST_CONNECTED_LINE_NAME = 36;
    /** {@code DestLanguage}. */
    public static final int DEST_LANGUAGE = 37;
    /** {@code DestAccountCode}. */
    public static final int DEST_ACCOUNT_CODE = 38;
    /** {@code DestContext}. */
    public static final int DEST_CONTEXT = 39;
    /** {@code DestExten}. */
    public static final int DEST_EXTEN = 40;
    /** {@code DestPriority}. */
    public static final int DEST_PRIORITY = 41;
    /** {@code DestUniqueid}. */
    public static final int DEST_UNIQUEID = 42;
    /** {@code DestLinkedid}. */
    public static final int DEST_LINKEDID = 43;
    /** {@code Registrar}. */
    public static final int REGISTRAR = 44;
    /** {@code BridgeType}. */
    public static final int BRIDGE_TYPE = 45;
    /** {@code BridgeTechnology}. */
    public static final int BRIDGE_TECHNOLOGY = 46;
    /** {@code BridgeUniqueid}. */
    public static final int BRIDGE_UNIQUEID = 47;
    /** {@code BridgeCreator}. */
    public static final int BRIDGE_CREATOR = 48;
    /** {@code BridgeName}. */
    public static final int BRIDGE_NAME = 49;
    /** {@code BridgeNumChannels}. */
    public static final int BRIDGE_NUM_CHANNELS = 50;
    /** {@code BridgeVideoSourceMode}. */
    public static final int BRIDGE_VIDEO_SOURCE_MODE = 51;
    /** {@code Cause-txt}. */
    public static final int CAUSE_TXT = 52;
    /** {@code Message}. */
    public static final int MESSAGE = 53;
    /** {@code DialStatus}. */
    public static final int DIAL_STATUS = 54;
    /** {@code DialString}. */
    public static final int DIAL_STRING = 55;
    /** {@code LocalOneChannel}. */
    public static final int LOCAL_ONE_CHANNEL = 56;
    /** {@code LocalOneChannelState}. */
    public static final int LOCAL_ONE_CHANNEL_STATE = 57;
    /** {@code LocalOneChannelStateDesc}. */
    public static final int LOCAL_ONE_CHANNEL_STATE_DESC = 58;
    /** {@code LocalOneCallerIDNum}. */
    public static final int LOCAL_ONE_CALLER_ID_NUM = 59;
    /** {@code LocalOneCallerIDName}. */
    public static final int LOCAL_ONE_CALLER_ID_NAME = 60;
    /** {@code LocalOneConnectedLineNum}. */
    public static final int LOCAL_ONE_CONNECTED_LINE_NUM = 61;
    /** {@code LocalOneConnectedLineName}. */
    public static final int LOCAL_ONE_CONNECTED_LINE_NAME = 62;
    /** {@code LocalOneLanguage}. */
    public static final int LOCAL_ONE_LANGUAGE = 63;
    /** {@code LocalOneAccountCode}. */
    public static final int LOCAL_ONE_ACCOUNT_CODE = 64;
    /** {@code LocalOneContext}. */
    public static final int LOCAL_ONE_CONTEXT = 65;
    /** {@code LocalOneExten}. */
    public static final int LOCAL_ONE_EXTEN = 66;
    /** {@code LocalOnePriority}. */
    public static final int LOCAL_ONE_PRIORITY = 67;
    /** {@code LocalOneUniqueid}. */
    public static final int LOCAL_ONE_UNIQUEID = 68;
    /** {@code LocalOneLinkedid}. */
    public static final int LOCAL_ONE_LINKEDID = 69;
    /** {@code LocalTwoChannel}. */
    public static final int LOCAL_TWO_CHANNEL = 70;
    /** {@code LocalTwoChannelState}. */
    public static final int LOCAL_TWO_CHANNEL_STATE = 71;
    /** {@code LocalTwoChannelStateDesc}. */
    public static final int LOCAL_TWO_CHANNEL_STATE_DESC = 72;
    /** {@code LocalTwoCallerIDNum}. */
    public static final int LOCAL_TWO_CALLER_ID_NUM = 73;
    /** {@code LocalTwoCallerIDName}. */
    public static final int LOCAL_TWO_CALLER_ID_NAME = 74;
    /** {@code LocalTwoConnectedLineNum}. */
    public static final int LOCAL_TWO_CONNECTED_LINE_NUM = 75;
    /** {@code LocalTwoConnectedLineName}. */
    public static final int LOCAL_TWO_CONNECTED_LINE_NAME = 76;
    /** {@code LocalTwoLanguage}. */
    public static final int LOCAL_TWO_LANGUAGE = 77;
    /** {@code LocalTwoAccountCode}. */
    public static final int LOCAL_TWO_ACCOUNT_CODE = 78;
    /** {@code LocalTwoContext}. */
    public static final int LOCAL_TWO_CONTEXT = 79;
    /** {@code LocalTwoExten}. */
    public static final int LOCAL_TWO_EXTEN = 80;
    /** {@code LocalTwoPriority}. */
    public static final int LOCAL_TWO_PRIORITY = 81;
    /** {@code LocalTwoUniqueid}. */
    public static final int LOCAL_TWO_UNIQUEID = 82;
    /** {@code LocalTwoLinkedid}. */
    public static final int LOCAL_TWO_LINKEDID = 83;
    /** {@code LocalOptimization}. */
    public static final int LOCAL_OPTIMIZATION = 84;
    /** {@code Reason}. */
    public static final int REASON = 85;
    /** {@code EventList}. */
    public static final int EVENT_LIST = 86;
    /** {@code CID-CallingPres}. */
    public static final int CID_CALLING_PRES = 87;
    /** {@code Queue}. */
    public static final int QUEUE = 88;
    /** {@code ListItems}. */
    public static final int LIST_ITEMS = 89;
    /** {@code Status}. */
    public static final int STATUS = 90;
    /** {@code MemberName}. */
    public static final int MEMBER_NAME = 91;
    /** {@code Interface}. */
    public static final int INTERFACE = 92;
    /** {@code StateInterface}. */
    public static final int STATE_INTERFACE = 93;
    /** {@code Membership}. */
    public static final int MEMBERSHIP = 94;
    /** {@code Penalty}. */
    public static final int PENALTY = 95;
    /** {@code CallsTaken}. */
    public static final int CALLS_TAKEN = 96;
    /** {@code LastCall}. */
    public static final int LAST_CALL = 97;
    /** {@code LastPause}. */
    public static final int LAST_PAUSE = 98;
    /** {@code LoginTime}. */
    public static final int LOGIN_TIME = 99;
    /** {@code InCall}. */
    public static final int IN_CALL = 100;
    /** {@code Paused}. */
    public static final int PAUSED = 101;
    /** {@code PausedReason}. */
    public static final int PAUSED_REASON = 102;
    /** {@code Wrapuptime}. */
    public static final int WRAPUPTIME = 103;
    /** {@code IncludeContext}. */
    public static final int INCLUDE_CONTEXT = 104;
    /** {@code Ringinuse}. */
    public static final int RINGINUSE = 105;
    /** {@code Duration}. */
    public static final int DURATION = 106;
    /** {@code Conference}. */
    public static final int CONFERENCE = 107;
    /** {@code AMAFlags}. */
    public static final int AMA_FLAGS = 108;
    /** {@code Source}. */
    public static final int SOURCE = 109;
    /** {@code Destination}. */
    public static final int DESTINATION = 110;
    /** {@code DestinationContext}. */
    public static final int DESTINATION_CONTEXT = 111;
    /** {@code CallerID}. */
    public static final int CALLER_ID = 112;
    /** {@code DestinationChannel}. */
    public static final int DESTINATION_CHANNEL = 113;
    /** {@code LastApplication}. */
    public static final int LAST_APPLICATION = 114;
    /** {@code LastData}. */
    public static final int LAST_DATA = 115;
    /** {@code StartTime}. */
    public static final int START_TIME = 116;
    /** {@code AnswerTime}. */
    public static final int ANSWER_TIME = 117;
    /** {@code EndTime}. */
    public static final int END_TIME = 118;
    /** {@code BillableSeconds}. */
    public static final int BILLABLE_SECONDS = 119;
    /** {@code Disposition}. */
    public static final int DISPOSITION = 120;
    /** {@code UserField}. */
    public static final int USER_FIELD = 121;
    /** {@code Data}. */
    public static final int DATA = 122;
    /** {@code EventTV}. */
    public static final int EVENT_TV = 123;
    /** {@code Severity}. */
    public static final int SEVERITY = 124;
    /** {@code Service}. */
    public static final int SERVICE = 125;
    /** {@code EventVersion}. */
    public static final int EVENT_VERSION = 126;
    /** {@code AccountID}. */
    public static final int ACCOUNT_ID = 127;
    /** {@code SessionID}. */
    public static final int SESSION_ID = 128;
    /** {@code LocalAddress}. */
    public static final int LOCAL_ADDRESS = 129;
    /** {@code RemoteAddress}. */
    public static final int REMOTE_ADDRESS = 130;
    /** {@code SessionTV}. */
    public static final int SESSION_TV = 131;
    /** {@code Direction}. */
    public static final int DIRECTION = 132;
    /** {@code Digit}. */
    public static final int DIGIT = 133;
    /** {@code Position}. */
    public static final int POSITION = 134;
    /** {@code Admin}. */
    public static final int ADMIN = 135;
    /** {@code HoldTime}. */
    public static final int HOLD_TIME = 136;
    /** {@code Class}. */
    public static final int CLASS = 137;
    /** {@code DurationMs}. */
    public static final int DURATION_MS = 138;
    /** {@code ParkeeChannel}. */
    public static final int PARKEE_CHANNEL = 139;
    /** {@code ParkeeChannelState}. */
    public static final int PARKEE_CHANNEL_STATE = 140;
    /** {@code ParkeeChannelStateDesc}. */
    public static final int PARKEE_CHANNEL_STATE_DESC = 141;
    /** {@code ParkeeCallerIDNum}. */
    public static final int PARKEE_CALLER_ID_NUM = 142;
    /** {@code ParkeeCallerIDName}. */
    public static final int PARKEE_CALLER_ID_NAME = 143;
    /** {@code ParkeeConnectedLineNum}. */
    public static final int PARKEE_CONNECTED_LINE_NUM = 144;
    /** {@code ParkeeConnectedLineName}. */
    public static final int PARKEE_CONNECTED_LINE_NAME = 145;
    /** {@code ParkeeLanguage}. */
    public static final int PARKEE_LANGUAGE = 146;
    /** {@code ParkeeAccountCode}. */
    public static final int PARKEE_ACCOUNT_CODE = 147;
    /** {@code ParkeeContext}. */
    public static final int PARKEE_CONTEXT = 148;
    /** {@code ParkeeExten}. */
    public static final int PARKEE_EXTEN = 149;
    /** {@code ParkeePriority}. */
    public static final int PARKEE_PRIORITY = 150;
    /** {@code ParkeeUniqueid}. */
    public static final int PARKEE_UNIQUEID = 151;
    /** {@code ParkeeLinkedid}. */
    public static final int PARKEE_LINKEDID = 152;
    /** {@code ParkerDialString}. */
    public static final int PARKER_DIAL_STRING = 153;
    /** {@code Parkinglot}. */
    public static final int PARKINGLOT = 154;
    /** {@code ParkingSpace}. */
    public static final int PARKING_SPACE = 155;
    /** {@code ParkingTimeout}. */
    public static final int PARKING_TIMEOUT = 156;
    /** {@code ParkingDuration}. */
    public static final int PARKING_DURATION = 157;
    /** {@code Count}. */
    public static final int COUNT = 158;
    /** {@code TalkTime}. */
    public static final int TALK_TIME = 159;
    /** {@code ObjectType}. */
    public static final int OBJECT_TYPE = 160;
    /** {@code ObjectName}. */
    public static final int OBJECT_NAME = 161;
    /** {@code Id}. */
    public static final int ID = 162;
    /** {@code Contacts}. */
    public static final int CONTACTS = 163;
    /** {@code OutboundProxy}. */
    public static final int OUTBOUND_PROXY = 164;
    /** {@code Result}. */
    public static final int RESULT = 165;
    /** {@code Name}. */
    public static final int NAME = 166;
    /** {@code RequestType}. */
    public static final int REQUEST_TYPE = 167;
    /** {@code Muted}. */
    public static final int MUTED = 168;
    /** {@code QualifyTimeout}. */
    public static final int QUALIFY_TIMEOUT = 169;
    /** {@code Mailboxes}. */
    public static final int MAILBOXES = 170;
    /** {@code VoicemailExtension}. */
    public static final int VOICEMAIL_EXTENSION = 171;
    /** {@code AuthenticateQualify}. */
    public static final int AUTHENTICATE_QUALIFY = 172;
    /** {@code QualifyFrequency}. */
    public static final int QUALIFY_FREQUENCY = 173;
    /** {@code UsingPassword}. */
    public static final int USING_PASSWORD = 174;
    /** {@code RingTime}. */
    public static final int RING_TIME = 175;
    /** {@code To}. */
    public static final int TO = 176;
    /** {@code From}. */
    public static final int FROM = 177;
    /** {@code SSRC}. */
    public static final int SSRC = 178;
    /** {@code PT}. */
    public static final int PT = 179;
    /** {@code ReportCount}. */
    public static final int REPORT_COUNT = 180;
    /** {@code Report0SourceSSRC}. */
    public static final int REPORT0_SOURCE_SSRC = 181;
    /** {@code Report0FractionLost}. */
    public static final int REPORT0_FRACTION_LOST = 182;
    /** {@code Report0CumulativeLost}. */
    public static final int REPORT0_CUMULATIVE_LOST = 183;
    /** {@code Report0HighestSequence}. */
    public static final int REPORT0_HIGHEST_SEQUENCE = 184;
    /** {@code Report0SequenceNumberCycles}. */
    public static final int REPORT0_SEQUENCE_NUMBER_CYCLES = 185;
    /** {@code Report0IAJitter}. */
    public static final int REPORT0_IA_JITTER = 186;
    /** {@code Report0LSR}. */
    public static final int REPORT0_LSR = 187;
    /** {@code Report0DLSR}. */
    public static final int REPORT0_DLSR = 188;
    /** {@code Location}. */
    public static final int LOCATION = 189;
    /** {@code MinimumExpiration}. */
    public static final int MINIMUM_EXPIRATION = 190;
    /** {@code DefaultExpiration}. */
    public static final int DEFAULT_EXPIRATION = 191;
    /** {@code SupportPath}. */
    public static final int SUPPORT_PATH = 192;
    /** {@code RemoveUnavailable}. */
    public static final int REMOVE_UNAVAILABLE = 193;
    /** {@code MaxContacts}. */
    public static final int MAX_CONTACTS = 194;
    /** {@code MaximumExpiration}. */
    public static final int MAXIMUM_EXPIRATION = 195;
    /** {@code RemoveExisting}. */
    public static final int REMOVE_EXISTING = 196;
    /** {@code Switch}. */
    public static final int SWITCH = 197;
    /** {@code IsExternal}. */
    public static final int IS_EXTERNAL = 198;
    /** {@code SourceChannel}. */
    public static final int SOURCE_CHANNEL = 199;
    /** {@code SourceChannelState}. */
    public static final int SOURCE_CHANNEL_STATE = 200;
    /** {@code SourceChannelStateDesc}. */
    public static final int SOURCE_CHANNEL_STATE_DESC = 201;
    /** {@code SourceCallerIDNum}. */
    public static final int SOURCE_CALLER_ID_NUM = 202;
    /** {@code SourceCallerIDName}. */
    public static final int SOURCE_CALLER_ID_NAME = 203;
    /** {@code SourceConnectedLineNum}. */
    public static final int SOURCE_CONNECTED_LINE_NUM = 204;
    /** {@code SourceConnectedLineName}. */
    public static final int SOURCE_CONNECTED_LINE_NAME = 205;
    /** {@code SourceLanguage}. */
    public static final int SOURCE_LANGUAGE = 206;
    /** {@code SourceAccountCode}. */
    public static final int SOURCE_ACCOUNT_CODE = 207;
    /** {@code SourceContext}. */
    public static final int SOURCE_CONTEXT = 208;
    /** {@code SourceExten}. */
    public static final int SOURCE_EXTEN = 209;
    /** {@code SourcePriority}. */
    public static final int SOURCE_PRIORITY = 210;
    /** {@code SourceUniqueid}. */
    public static final int SOURCE_UNIQUEID = 211;
    /** {@code SourceLinkedid}. */
    public static final int SOURCE_LINKEDID = 212;
    /** {@code SwapUniqueid}. */
    public static final int SWAP_UNIQUEID = 213;
    /** {@code Success}. */
    public static final int SUCCESS = 214;
    /** {@code TransfererChannel}. */
    public static final int TRANSFERER_CHANNEL = 215;
    /** {@code TransfererChannelState}. */
    public static final int TRANSFERER_CHANNEL_STATE = 216;
    /** {@code TransfererChannelStateDesc}. */
    public static final int TRANSFERER_CHANNEL_STATE_DESC = 217;
    /** {@code TransfererCallerIDNum}. */
    public static final int TRANSFERER_CALLER_ID_NUM = 218;
    /** {@code TransfererCallerIDName}. */
    public static final int TRANSFERER_CALLER_ID_NAME = 219;
    /** {@code TransfererConnectedLineNum}. */
    public static final int TRANSFERER_CONNECTED_LINE_NUM = 220;
    /** {@code TransfererConnectedLineName}. */
    public static final int TRANSFERER_CONNECTED_LINE_NAME = 221;
    /** {@code TransfererLanguage}. */
    public static final int TRANSFERER_LANGUAGE = 222;
    /** {@code TransfererAccountCode}. */
    public static final int TRANSFERER_ACCOUNT_CODE = 223;
    /** {@code TransfererContext}. */
    public static final int TRANSFERER_CONTEXT = 224;
    /** {@code TransfererExten}. */
    public static final int TRANSFERER_EXTEN = 225;
    /** {@code TransfererPriority}. */
    public static final int TRANSFERER_PRIORITY = 226;
    /** {@code TransfererUniqueid}. */
    public static final int TRANSFERER_UNIQUEID = 227;
    /** {@code TransfererLinkedid}. */
    public static final int TRANSFERER_LINKEDID = 228;
    /** {@code TransfereeChannel}. */
    public static final int TRANSFEREE_CHANNEL = 229;
    /** {@code TransfereeChannelState}. */
    public static final int TRANSFEREE_CHANNEL_STATE = 230;
    /** {@code TransfereeChannelStateDesc}. */
    public static final int TRANSFEREE_CHANNEL_STATE_DESC = 231;
    /** {@code TransfereeCallerIDNum}. */
    public static final int TRANSFEREE_CALLER_ID_NUM = 232;
    /** {@code TransfereeCallerIDName}. */
    public static final int TRANSFEREE_CALLER_ID_NAME = 233;
    /** {@code TransfereeConnectedLineNum}. */
    public static final int TRANSFEREE_CONNECTED_LINE_NUM = 234;
    /** {@code TransfereeConnectedLineName}. */
    public static final int TRANSFEREE_CONNECTED_LINE_NAME = 235;
    /** {@code TransfereeLanguage}. */
    public static final int TRANSFEREE_LANGUAGE = 236;
    /** {@code TransfereeAccountCode}. */
    public static final int TRANSFEREE_ACCOUNT_CODE = 237;
    /** {@code TransfereeContext}. */
    public static final int TRANSFEREE_CONTEXT = 238;
    /** {@code TransfereeExten}. */
    public static final int TRANSFEREE_EXTEN = 239;
    /** {@code TransfereePriority}. */
    public static final int TRANSFEREE_PRIORITY = 240;
    /** {@code TransfereeUniqueid}. */
    public static final int TRANSFEREE_UNIQUEID = 241;
    /** {@code TransfereeLinkedid}. */
    public static final int TRANSFEREE_LINKEDID = 242;
    /** {@code BridgePriority}. */
    public static final int BRIDGE_PRIORITY = 243;
    /** {@code BridgeSuspended}. */
    public static final int BRIDGE_SUSPENDED = 244;
    /** {@code TechCause}. */
    public static final int TECH_CAUSE = 245;
    /** {@code Max}. */
    public static final int MAX = 246;
    /** {@code Strategy}. */
    public static final int STRATEGY = 247;
    /** {@code Calls}. */
    public static final int CALLS = 248;
    /** {@code Completed}. */
    public static final int COMPLETED = 249;
    /** {@code Abandoned}. */
    public static final int ABANDONED = 250;
    /** {@code ServiceLevel}. */
    public static final int SERVICE_LEVEL = 251;
    /** {@code ServicelevelPerf}. */
    public static final int SERVICELEVEL_PERF = 252;
    /** {@code ServicelevelPerf2}. */
    public static final int SERVICELEVEL_PERF2 = 253;
    /** {@code Weight}. */
    public static final int WEIGHT = 254;
    /** {@code Type}. */
    public static final int TYPE = 255;
    /** {@code SentNTP}. */
    public static final int SENT_NTP = 256;
    /** {@code SentRTP}. */
    public static final int SENT_RTP = 257;
    /** {@code SentPackets}. */
    public static final int SENT_PACKETS = 258;
    /** {@code SentOctets}. */
    public static final int SENT_OCTETS = 259;
    /** {@code DNID}. */
    public static final int DNID = 260;
    /** {@code EffectiveConnectedLineNum}. */
    public static final int EFFECTIVE_CONNECTED_LINE_NUM = 261;
    /** {@code EffectiveConnectedLineName}. */
    public static final int EFFECTIVE_CONNECTED_LINE_NAME = 262;
    /** {@code TimeToHangup}. */
    public static final int TIME_TO_HANGUP = 263;
    /** {@code BridgeID}. */
    public static final int BRIDGE_ID = 264;
    /** {@code Nativeformats}. */
    public static final int NATIVEFORMATS = 265;
    /** {@code Readformat}. */
    public static final int READFORMAT = 266;
    /** {@code Readtrans}. */
    public static final int READTRANS = 267;
    /** {@code Writeformat}. */
    public static final int WRITEFORMAT = 268;
    /** {@code Writetrans}. */
    public static final int WRITETRANS = 269;
    /** {@code Callgroup}. */
    public static final int CALLGROUP = 270;
    /** {@code Pickupgroup}. */
    public static final int PICKUPGROUP = 271;
    /** {@code Seconds}. */
    public static final int SECONDS = 272;
    /** {@code ApplicationData}. */
    public static final int APPLICATION_DATA = 273;
    /** {@code LoggedIn}. */
    public static final int LOGGED_IN = 274;
    /** {@code Available}. */
    public static final int AVAILABLE = 275;
    /** {@code Callers}. */
    public static final int CALLERS = 276;
    /** {@code LongestHoldTime}. */
    public static final int LONGEST_HOLD_TIME = 277;
    /** {@code Qualify2xxOnly}. */
    public static final int QUALIFY2XX_ONLY = 278;
    /** {@code Transport}. */
    public static final int TRANSPORT = 279;
    /** {@code DeviceState}. */
    public static final int DEVICE_STATE = 280;
    /** {@code ActiveChannels}. */
    public static final int ACTIVE_CHANNELS = 281;
    /** {@code EndpointName}. */
    public static final int ENDPOINT_NAME = 282;
    /** {@code Hint}. */
    public static final int HINT = 283;
    /** {@code StatusText}. */
    public static final int STATUS_TEXT = 284;
    /** {@code IgnorePattern}. */
    public static final int IGNORE_PATTERN = 285;
    /** {@code CommandId}. */
    public static final int COMMAND_ID = 286;
    /** {@code Command}. */
    public static final int COMMAND = 287;
    /** {@code MES}. */
    public static final int MES = 288;
    /** {@code Key}. */
    public static final int KEY = 289;
    /** {@code Val}. */
    public static final int VAL = 290;
    /** {@code OldAccountCode}. */
    public static final int OLD_ACCOUNT_CODE = 291;
    /** {@code Contact}. */
    public static final int CONTACT = 292;
    /** {@code Items}. */
    public static final int ITEMS = 293;
    /** {@code Aor}. */
    public static final int AOR = 294;
    /** {@code Auths}. */
    public static final int AUTHS = 295;
    /** {@code OutboundAuths}. */
    public static final int OUTBOUND_AUTHS = 296;
    /** {@code Subtype}. */
    public static final int SUBTYPE = 297;
    /** {@code ExtensionLabel}. */
    public static final int EXTENSION_LABEL = 298;
    /** {@code Total}. */
    public static final int TOTAL = 299;
    /** {@code Endpoint}. */
    public static final int ENDPOINT = 300;
    /** {@code VMContext}. */
    public static final int VM_CONTEXT = 301;
    /** {@code VoiceMailbox}. */
    public static final int VOICE_MAILBOX = 302;
    /** {@code Fullname}. */
    public static final int FULLNAME = 303;
    /** {@code Email}. */
    public static final int EMAIL = 304;
    /** {@code Pager}. */
    public static final int PAGER = 305;
    /** {@code ServerEmail}. */
    public static final int SERVER_EMAIL = 306;
    /** {@code FromString}. */
    public static final int FROM_STRING = 307;
    /** {@code MailCommand}. */
    public static final int MAIL_COMMAND = 308;
    /** {@code TimeZone}. */
    public static final int TIME_ZONE = 309;
    /** {@code Callback}. */
    public static final int CALLBACK = 310;
    /** {@code Dialout}. */
    public static final int DIALOUT = 311;
    /** {@code ExitContext}. */
    public static final int EXIT_CONTEXT = 312;
    /** {@code SayDurationMinimum}. */
    public static final int SAY_DURATION_MINIMUM = 313;
    /** {@code SayEnvelope}. */
    public static final int SAY_ENVELOPE = 314;
    /** {@code SayCID}. */
    public static final int SAY_CID = 315;
    /** {@code AttachMessage}. */
    public static final int ATTACH_MESSAGE = 316;
    /** {@code AttachmentFormat}. */
    public static final int ATTACHMENT_FORMAT = 317;
    /** {@code DeleteMessage}. */
    public static final int DELETE_MESSAGE = 318;
    /** {@code VolumeGain}. */
    public static final int VOLUME_GAIN = 319;
    /** {@code CanReview}. */
    public static final int CAN_REVIEW = 320;
    /** {@code CanMarkUrgent}. */
    public static final int CAN_MARK_URGENT = 321;
    /** {@code CallOperator}. */
    public static final int CALL_OPERATOR = 322;
    /** {@code MaxMessageCount}. */
    public static final int MAX_MESSAGE_COUNT = 323;
    /** {@code MaxMessageLength}. */
    public static final int MAX_MESSAGE_LENGTH = 324;
    /** {@code NewMessageCount}. */
    public static final int NEW_MESSAGE_COUNT = 325;
    /** {@code OldMessageCount}. */
    public static final int OLD_MESSAGE_COUNT = 326;
    /** {@code Challenge}. */
    public static final int CHALLENGE = 327;
    /** {@code Module}. */
    public static final int MODULE = 328;
    /** {@code Presentity}. */
    public static final int PRESENTITY = 329;
    /** {@code RTT}. */
    public static final int RTT = 330;
    /** {@code StartSpace}. */
    public static final int START_SPACE = 331;
    /** {@code StopSpace}. */
    public static final int STOP_SPACE = 332;
    /** {@code Timeout}. */
    public static final int TIMEOUT = 333;
    /** {@code OriginalPosition}. */
    public static final int ORIGINAL_POSITION = 334;
    /** {@code Ping}. */
    public static final int PING = 335;
    /** {@code MarkedUser}. */
    public static final int MARKED_USER = 336;
    /** {@code WaitMarked}. */
    public static final int WAIT_MARKED = 337;
    /** {@code EndMarked}. */
    public static final int END_MARKED = 338;
    /** {@code Waiting}. */
    public static final int WAITING = 339;
    /** {@code Talking}. */
    public static final int TALKING = 340;
    /** {@code AnsweredTime}. */
    public static final int ANSWERED_TIME = 341;
    /** {@code Wait}. */
    public static final int WAIT = 342;
    /** {@code RpidImmediate}. */
    public static final int RPID_IMMEDIATE = 343;
    /** {@code Webrtc}. */
    public static final int WEBRTC = 344;
    /** {@code Ignore183WithoutSdp}. */
    public static final int IGNORE183_WITHOUT_SDP = 345;
    /** {@code DeviceStateBusyAt}. */
    public static final int DEVICE_STATE_BUSY_AT = 346;
    /** {@code T38UdptlMaxdatagram}. */
    public static final int T38_UDPTL_MAXDATAGRAM = 347;
    /** {@code DtlsRekey}. */
    public static final int DTLS_REKEY = 348;
    /** {@code NamedPickupGroup}. */
    public static final int NAMED_PICKUP_GROUP = 349;
    /** {@code DirectMediaMethod}. */
    public static final int DIRECT_MEDIA_METHOD = 350;
    /** {@code SendRpid}. */
    public static final int SEND_RPID = 351;
    /** {@code SdpSession}. */
    public static final int SDP_SESSION = 352;
    /** {@code DtlsVerify}. */
    public static final int DTLS_VERIFY = 353;
    /** {@code MessageContext}. */
    public static final int MESSAGE_CONTEXT = 354;
    /** {@code RecordOnFeature}. */
    public static final int RECORD_ON_FEATURE = 355;
    /** {@code DtlsPrivateKey}. */
    public static final int DTLS_PRIVATE_KEY = 356;
    /** {@code DtlsFingerprint}. */
    public static final int DTLS_FINGERPRINT = 357;
    /** {@code FromDomain}. */
    public static final int FROM_DOMAIN = 358;
    /** {@code TimersSessExpires}. */
    public static final int TIMERS_SESS_EXPIRES = 359;
    /** {@code NamedCallGroup}. */
    public static final int NAMED_CALL_GROUP = 360;
    /** {@code DtlsCipher}. */
    public static final int DTLS_CIPHER = 361;
    /** {@code MediaEncryptionOptimistic}. */
    public static final int MEDIA_ENCRYPTION_OPTIMISTIC = 362;
    /** {@code SuppressQ850ReasonHeaders}. */
    public static final int SUPPRESS_Q850_REASON_HEADERS = 363;
    /** {@code Aors}. */
    public static final int AORS = 364;
    /** {@code IdentifyBy}. */
    public static final int IDENTIFY_BY = 365;
    /** {@code CalleridPrivacy}. */
    public static final int CALLERID_PRIVACY = 366;
    /** {@code MwiSubscribeReplacesUnsolicited}. */
    public static final int MWI_SUBSCRIBE_REPLACES_UNSOLICITED = 367;
    /** {@code CosAudio}. */
    public static final int COS_AUDIO = 368;
    /** {@code FollowEarlyMediaFork}. */
    public static final int FOLLOW_EARLY_MEDIA_FORK = 369;
    /** {@code RtpSymmetric}. */
    public static final int RTP_SYMMETRIC = 370;
    /** {@code MohSuggest}. */
    public static final int MOH_SUGGEST = 371;
    /** {@code T38Udptl}. */
    public static final int T38_UDPTL = 372;
    /** {@code FaxDetect}. */
    public static final int FAX_DETECT = 373;
    /** {@code T38BindUdptlToMediaAddress}. */
    public static final int T38_BIND_UDPTL_TO_MEDIA_ADDRESS = 374;
    /** {@code TosVideo}. */
    public static final int TOS_VIDEO = 375;
    /** {@code SrtpTag32}. */
    public static final int SRTP_TAG32 = 376;
    /** {@code ReferBlindProgress}. */
    public static final int REFER_BLIND_PROGRESS = 377;
    /** {@code MaxAudioStreams}. */
    public static final int MAX_AUDIO_STREAMS = 378;
    /** {@code Bundle}. */
    public static final int BUNDLE = 379;
    /** {@code UseAvpf}. */
    public static final int USE_AVPF = 380;
    /** {@code SendConnectedLine}. */
    public static final int SEND_CONNECTED_LINE = 381;
    /** {@code FaxDetectTimeout}. */
    public static final int FAX_DETECT_TIMEOUT = 382;
    /** {@code SdpOwner}. */
    public static final int SDP_OWNER = 383;
    /** {@code ForceRport}. */
    public static final int FORCE_RPORT = 384;
    /** {@code CalleridTag}. */
    public static final int CALLERID_TAG = 385;
    /** {@code RtpTimeoutHold}. */
    public static final int RTP_TIMEOUT_HOLD = 386;
    /** {@code UsePtime}. */
    public static final int USE_PTIME = 387;
    /** {@code MediaAddress}. */
    public static final int MEDIA_ADDRESS = 388;
    /** {@code RtpTimeout}. */
    public static final int RTP_TIMEOUT = 389;
    /** {@code StirShaken}. */
    public static final int STIR_SHAKEN = 390;
    /** {@code SetVar}. */
    public static final int SET_VAR = 391;
    /** {@code ContactAcl}. */
    public static final int CONTACT_ACL = 392;
    /** {@code PreferredCodecOnly}. */
    public static final int PREFERRED_CODEC_ONLY = 393;
    /** {@code GeolocOutgoingCallProfile}. */
    public static final int GEOLOC_OUTGOING_CALL_PROFILE = 394;
    /** {@code ForceAvp}. */
    public static final int FORCE_AVP = 395;
    /** {@code RecordOffFeature}. */
    public static final int RECORD_OFF_FEATURE = 396;
    /** {@code FromUser}. */
    public static final int FROM_USER = 397;
    /** {@code SendDiversion}. */
    public static final int SEND_DIVERSION = 398;
    /** {@code SendHistoryInfo}. */
    public static final int SEND_HISTORY_INFO = 399;
    /** {@code T38UdptlIpv6}. */
    public static final int T38_UDPTL_IPV6 = 400;
    /** {@code ToneZone}. */
    public static final int TONE_ZONE = 401;
    /** {@code AllowSubscribe}. */
    public static final int ALLOW_SUBSCRIBE = 402;
    /** {@code RtpIpv6}. */
    public static final int RTP_IPV6 = 403;
    /** {@code MohPassthrough}. */
    public static final int MOH_PASSTHROUGH = 404;
    /** {@code CosVideo}. */
    public static final int COS_VIDEO = 405;
    /** {@code DtlsAutoGenerateCert}. */
    public static final int DTLS_AUTO_GENERATE_CERT = 406;
    /** {@code AsymmetricRtpCodec}. */
    public static final int ASYMMETRIC_RTP_CODEC = 407;
    /** {@code GeolocIncomingCallProfile}. */
    public static final int GEOLOC_INCOMING_CALL_PROFILE = 408;
    /** {@code IceSupport}. */
    public static final int ICE_SUPPORT = 409;
    /** {@code AggregateMwi}. */
    public static final int AGGREGATE_MWI = 410;
    /** {@code OneTouchRecording}. */
    public static final int ONE_TOUCH_RECORDING = 411;
    /** {@code MwiFromUser}. */
    public static final int MWI_FROM_USER = 412;
    /** {@code Allow}. */
    public static final int ALLOW = 413;
    /** {@code RewriteContact}. */
    public static final int REWRITE_CONTACT = 414;
    /** {@code UserEqPhone}. */
    public static final int USER_EQ_PHONE = 415;
    /** {@code RtpEngine}. */
    public static final int RTP_ENGINE = 416;
    /** {@code SubscribeContext}. */
    public static final int SUBSCRIBE_CONTEXT = 417;
    /** {@code NotifyEarlyInuseRinging}. */
    public static final int NOTIFY_EARLY_INUSE_RINGING = 418;
    /** {@code IncomingMwiMailbox}. */
    public static final int INCOMING_MWI_MAILBOX = 419;
    /** {@code AllowUnauthenticatedOptions}. */
    public static final int ALLOW_UNAUTHENTICATED_OPTIONS = 420;
    /** {@code Auth}. */
    public static final int AUTH = 421;
    /** {@code DirectMediaGlareMitigation}. */
    public static final int DIRECT_MEDIA_GLARE_MITIGATION = 422;
    /** {@code TrustIdInbound}. */
    public static final int TRUST_ID_INBOUND = 423;
    /** {@code StirShakenProfile}. */
    public static final int STIR_SHAKEN_PROFILE = 424;
    /** {@code BindRtpToMediaAddress}. */
    public static final int BIND_RTP_TO_MEDIA_ADDRESS = 425;
    /** {@code DisableDirectMediaOnNat}. */
    public static final int DISABLE_DIRECT_MEDIA_ON_NAT = 426;
    /** {@code MediaEncryption}. */
    public static final int MEDIA_ENCRYPTION = 427;
    /** {@code MediaUseReceivedTransport}. */
    public static final int MEDIA_USE_RECEIVED_TRANSPORT = 428;
    /** {@code AllowOverlap}. */
    public static final int ALLOW_OVERLAP = 429;
    /** {@code DtmfMode}. */
    public static final int DTMF_MODE = 430;
    /** {@code OutboundAuth}. */
    public static final int OUTBOUND_AUTH = 431;
    /** {@code TosAudio}. */
    public static final int TOS_AUDIO = 432;
    /** {@code DtlsCertFile}. */
    public static final int DTLS_CERT_FILE = 433;
    /** {@code DtlsCaPath}. */
    public static final int DTLS_CA_PATH = 434;
    /** {@code DtlsSetup}. */
    public static final int DTLS_SETUP = 435;
    /** {@code ConnectedLineMethod}. */
    public static final int CONNECTED_LINE_METHOD = 436;
    /** {@code G726NonStandard}. */
    public static final int G726_NON_STANDARD = 437;
    /** {@code Timers}. */
    public static final int TIMERS = 438;
    /** {@code DirectMedia}. */
    public static final int DIRECT_MEDIA = 439;
    /** {@code Acl}. */
    public static final int ACL = 440;
    /** {@code TimersMinSe}. */
    public static final int TIMERS_MIN_SE = 441;
    /** {@code TrustIdOutbound}. */
    public static final int TRUST_ID_OUTBOUND = 442;
    /** {@code SubMinExpiry}. */
    public static final int SUB_MIN_EXPIRY = 443;
    /** {@code RtcpMux}. */
    public static final int RTCP_MUX = 444;
    /** {@code MaxVideoStreams}. */
    public static final int MAX_VIDEO_STREAMS = 445;
    /** {@code AcceptMultipleSdpAnswers}. */
    public static final int ACCEPT_MULTIPLE_SDP_ANSWERS = 446;
    /** {@code TrustConnectedLine}. */
    public static final int TRUST_CONNECTED_LINE = 447;
    /** {@code SendPai}. */
    public static final int SEND_PAI = 448;
    /** {@code RtpKeepalive}. */
    public static final int RTP_KEEPALIVE = 449;
    /** {@code T38UdptlEc}. */
    public static final int T38_UDPTL_EC = 450;
    /** {@code T38UdptlNat}. */
    public static final int T38_UDPTL_NAT = 451;
    /** {@code AllowTransfer}. */
    public static final int ALLOW_TRANSFER = 452;
    /** {@code DtlsCaFile}. */
    public static final int DTLS_CA_FILE = 453;
    /** {@code InbandProgress}. */
    public static final int INBAND_PROGRESS = 454;
    /** {@code TotalContacts}. */
    public static final int TOTAL_CONTACTS = 455;
    /** {@code ContactsRegistered}. */
    public static final int CONTACTS_REGISTERED = 456;
    /** {@code URI}. */
    public static final int URI = 457;
    /** {@code UserAgent}. */
    public static final int USER_AGENT = 458;
    /** {@code RegExpire}. */
    public static final int REG_EXPIRE = 459;
    /** {@code RoundtripUsec}. */
    public static final int ROUNDTRIP_USEC = 460;
    /** {@code Path}. */
    public static final int PATH = 461;
    /** {@code Match}. */
    public static final int MATCH = 462;
    /** {@code SrvLookups}. */
    public static final int SRV_LOOKUPS = 463;
    /** {@code MatchHeader}. */
    public static final int MATCH_HEADER = 464;
    /** {@code ListExtensions}. */
    public static final int LIST_EXTENSIONS = 465;
    /** {@code ListPriorities}. */
    public static final int LIST_PRIORITIES = 466;
    /** {@code ListContexts}. */
    public static final int LIST_CONTEXTS = 467;
    /** {@code CurrentSessions}. */
    public static final int CURRENT_SESSIONS = 468;
    /** {@code ReservedSessions}. */
    public static final int RESERVED_SESSIONS = 469;
    /** {@code TransmitAttempts}. */
    public static final int TRANSMIT_ATTEMPTS = 470;
    /** {@code ReceiveAttempts}. */
    public static final int RECEIVE_ATTEMPTS = 471;
    /** {@code CompletedFAXes}. */
    public static final int COMPLETED_FA_XES = 472;
    /** {@code FailedFAXes}. */
    public static final int FAILED_FA_XES = 473;
    /** {@code Handler}. */
    public static final int HANDLER = 474;
    /** {@code ResultCode}. */
    public static final int RESULT_CODE = 475;
    /** {@code SpyerChannel}. */
    public static final int SPYER_CHANNEL = 476;
    /** {@code SpyerChannelState}. */
    public static final int SPYER_CHANNEL_STATE = 477;
    /** {@code SpyerChannelStateDesc}. */
    public static final int SPYER_CHANNEL_STATE_DESC = 478;
    /** {@code SpyerCallerIDNum}. */
    public static final int SPYER_CALLER_ID_NUM = 479;
    /** {@code SpyerCallerIDName}. */
    public static final int SPYER_CALLER_ID_NAME = 480;
    /** {@code SpyerConnectedLineNum}. */
    public static final int SPYER_CONNECTED_LINE_NUM = 481;
    /** {@code SpyerConnectedLineName}. */
    public static final int SPYER_CONNECTED_LINE_NAME = 482;
    /** {@code SpyerLanguage}. */
    public static final int SPYER_LANGUAGE = 483;
    /** {@code SpyerAccountCode}. */
    public static final int SPYER_ACCOUNT_CODE = 484;
    /** {@code SpyerContext}. */
    public static final int SPYER_CONTEXT = 485;
    /** {@code SpyerExten}. */
    public static final int SPYER_EXTEN = 486;
    /** {@code SpyerPriority}. */
    public static final int SPYER_PRIORITY = 487;
    /** {@code SpyerUniqueid}. */
    public static final int SPYER_UNIQUEID = 488;
    /** {@code SpyerLinkedid}. */
    public static final int SPYER_LINKEDID = 489;
    /** {@code SpyeeChannel}. */
    public static final int SPYEE_CHANNEL = 490;
    /** {@code SpyeeChannelState}. */
    public static final int SPYEE_CHANNEL_STATE = 491;
    /** {@code SpyeeChannelStateDesc}. */
    public static final int SPYEE_CHANNEL_STATE_DESC = 492;
    /** {@code SpyeeCallerIDNum}. */
    public static final int SPYEE_CALLER_ID_NUM = 493;
    /** {@code SpyeeCallerIDName}. */
    public static final int SPYEE_CALLER_ID_NAME = 494;
    /** {@code SpyeeConnectedLineNum}. */
    public static final int SPYEE_CONNECTED_LINE_NUM = 495;
    /** {@code SpyeeConnectedLineName}. */
    public static final int SPYEE_CONNECTED_LINE_NAME = 496;
    /** {@code SpyeeLanguage}. */
    public static final int SPYEE_LANGUAGE = 497;
    /** {@code SpyeeAccountCode}. */
    public static final int SPYEE_ACCOUNT_CODE = 498;
    /** {@code SpyeeContext}. */
    public static final int SPYEE_CONTEXT = 499;
    /** {@code SpyeeExten}. */
    public static final int SPYEE_EXTEN = 500;
    /** {@code SpyeePriority}. */
    public static final int SPYEE_PRIORITY = 501;
    /** {@code SpyeeUniqueid}. */
    public static final int SPYEE_UNIQUEID = 502;
    /** {@code SpyeeLinkedid}. */
    public static final int SPYEE_LINKEDID = 503;
    /** {@code Events}. */
    public static final int EVENTS = 504;
    /** {@code Filter}. */
    public static final int FILTER = 505;
    /** {@code Reload}. */
    public static final int RELOAD = 506;
    /** {@code EndMarkedAny}. */
    public static final int END_MARKED_ANY = 507;
    /** {@code Parties}. */
    public static final int PARTIES = 508;
    /** {@code Marked}. */
    public static final int MARKED = 509;
    /** {@code Locked}. */
    public static final int LOCKED = 510;
    /** {@code ExpectedResponse}. */
    public static final int EXPECTED_RESPONSE = 511;
    /** {@code Uptime}. */
    public static final int UPTIME = 512;
    /** {@code LastReload}. */
    public static final int LAST_RELOAD = 513;
    /** {@code SendAoc}. */
    public static final int SEND_AOC = 514;
    /** {@code CodecPrefsIncomingAnswer}. */
    public static final int CODEC_PREFS_INCOMING_ANSWER = 515;
    /** {@code SecurityNegotiation}. */
    public static final int SECURITY_NEGOTIATION = 516;
    /** {@code RtpPortEnd}. */
    public static final int RTP_PORT_END = 517;
    /** {@code Tenantid}. */
    public static final int TENANTID = 518;
    /** {@code OverlapContext}. */
    public static final int OVERLAP_CONTEXT = 519;
    /** {@code OutgoingCallOfferPref}. */
    public static final int OUTGOING_CALL_OFFER_PREF = 520;
    /** {@code RtpPortStart}. */
    public static final int RTP_PORT_START = 521;
    /** {@code SuppressMohOnSendonly}. */
    public static final int SUPPRESS_MOH_ON_SENDONLY = 522;
    /** {@code RedirectMethod}. */
    public static final int REDIRECT_METHOD = 523;
    /** {@code CodecPrefsOutgoingAnswer}. */
    public static final int CODEC_PREFS_OUTGOING_ANSWER = 524;
    /** {@code FollowRedirectMethods}. */
    public static final int FOLLOW_REDIRECT_METHODS = 525;
    /** {@code IncomingCallOfferPref}. */
    public static final int INCOMING_CALL_OFFER_PREF = 526;
    /** {@code CodecPrefsIncomingOffer}. */
    public static final int CODEC_PREFS_INCOMING_OFFER = 527;
    /** {@code CodecPrefsOutgoingOffer}. */
    public static final int CODEC_PREFS_OUTGOING_OFFER = 528;
    /** {@code MatchRequestUri}. */
    public static final int MATCH_REQUEST_URI = 529;
    /** {@code Family}. */
    public static final int FAMILY = 530;
    /** {@code Env}. */
    public static final int ENV = 531;
    /** {@code TalkingStatus}. */
    public static final int TALKING_STATUS = 532;
    /** {@code MusicClass}. */
    public static final int MUSIC_CLASS = 533;
    /** {@code RetrieverChannel}. */
    public static final int RETRIEVER_CHANNEL = 534;
    /** {@code RetrieverChannelState}. */
    public static final int RETRIEVER_CHANNEL_STATE = 535;
    /** {@code RetrieverChannelStateDesc}. */
    public static final int RETRIEVER_CHANNEL_STATE_DESC = 536;
    /** {@code RetrieverCallerIDNum}. */
    public static final int RETRIEVER_CALLER_ID_NUM = 537;
    /** {@code RetrieverCallerIDName}. */
    public static final int RETRIEVER_CALLER_ID_NAME = 538;
    /** {@code RetrieverConnectedLineNum}. */
    public static final int RETRIEVER_CONNECTED_LINE_NUM = 539;
    /** {@code RetrieverConnectedLineName}. */
    public static final int RETRIEVER_CONNECTED_LINE_NAME = 540;
    /** {@code RetrieverLanguage}. */
    public static final int RETRIEVER_LANGUAGE = 541;
    /** {@code RetrieverAccountCode}. */
    public static final int RETRIEVER_ACCOUNT_CODE = 542;
    /** {@code RetrieverContext}. */
    public static final int RETRIEVER_CONTEXT = 543;
    /** {@code RetrieverExten}. */
    public static final int RETRIEVER_EXTEN = 544;
    /** {@code RetrieverPriority}. */
    public static final int RETRIEVER_PRIORITY = 545;
    /** {@code RetrieverUniqueid}. */
    public static final int RETRIEVER_UNIQUEID = 546;
    /** {@code RetrieverLinkedid}. */
    public static final int RETRIEVER_LINKEDID = 547;
    /** {@code ToBridgeUniqueid}. */
    public static final int TO_BRIDGE_UNIQUEID = 548;
    /** {@code ToBridgeType}. */
    public static final int TO_BRIDGE_TYPE = 549;
    /** {@code ToBridgeTechnology}. */
    public static final int TO_BRIDGE_TECHNOLOGY = 550;
    /** {@code ToBridgeCreator}. */
    public static final int TO_BRIDGE_CREATOR = 551;
    /** {@code ToBridgeName}. */
    public static final int TO_BRIDGE_NAME = 552;
    /** {@code ToBridgeNumChannels}. */
    public static final int TO_BRIDGE_NUM_CHANNELS = 553;
    /** {@code ToBridgeVideoSourceMode}. */
    public static final int TO_BRIDGE_VIDEO_SOURCE_MODE = 554;
    /** {@code FromBridgeUniqueid}. */
    public static final int FROM_BRIDGE_UNIQUEID = 555;
    /** {@code FromBridgeType}. */
    public static final int FROM_BRIDGE_TYPE = 556;
    /** {@code FromBridgeTechnology}. */
    public static final int FROM_BRIDGE_TECHNOLOGY = 557;
    /** {@code FromBridgeCreator}. */
    public static final int FROM_BRIDGE_CREATOR = 558;
    /** {@code FromBridgeName}. */
    public static final int FROM_BRIDGE_NAME = 559;
    /** {@code FromBridgeNumChannels}. */
    public static final int FROM_BRIDGE_NUM_CHANNELS = 560;
    /** {@code FromBridgeVideoSourceMode}. */
    public static final int FROM_BRIDGE_VIDEO_SOURCE_MODE = 561;
    /** {@code OrigTransfererChannel}. */
    public static final int ORIG_TRANSFERER_CHANNEL = 562;
    /** {@code OrigTransfererChannelState}. */
    public static final int ORIG_TRANSFERER_CHANNEL_STATE = 563;
    /** {@code OrigTransfererChannelStateDesc}. */
    public static final int ORIG_TRANSFERER_CHANNEL_STATE_DESC = 564;
    /** {@code OrigTransfererCallerIDNum}. */
    public static final int ORIG_TRANSFERER_CALLER_ID_NUM = 565;
    /** {@code OrigTransfererCallerIDName}. */
    public static final int ORIG_TRANSFERER_CALLER_ID_NAME = 566;
    /** {@code OrigTransfererConnectedLineNum}. */
    public static final int ORIG_TRANSFERER_CONNECTED_LINE_NUM = 567;
    /** {@code OrigTransfererConnectedLineName}. */
    public static final int ORIG_TRANSFERER_CONNECTED_LINE_NAME = 568;
    /** {@code OrigTransfererLanguage}. */
    public static final int ORIG_TRANSFERER_LANGUAGE = 569;
    /** {@code OrigTransfererAccountCode}. */
    public static final int ORIG_TRANSFERER_ACCOUNT_CODE = 570;
    /** {@code OrigTransfererContext}. */
    public static final int ORIG_TRANSFERER_CONTEXT = 571;
    /** {@code OrigTransfererExten}. */
    public static final int ORIG_TRANSFERER_EXTEN = 572;
    /** {@code OrigTransfererPriority}. */
    public static final int ORIG_TRANSFERER_PRIORITY = 573;
    /** {@code OrigTransfererUniqueid}. */
    public static final int ORIG_TRANSFERER_UNIQUEID = 574;
    /** {@code OrigTransfererLinkedid}. */
    public static final int ORIG_TRANSFERER_LINKEDID = 575;
    /** {@code OrigBridgeUniqueid}. */
    public static final int ORIG_BRIDGE_UNIQUEID = 576;
    /** {@code OrigBridgeType}. */
    public static final int ORIG_BRIDGE_TYPE = 577;
    /** {@code OrigBridgeTechnology}. */
    public static final int ORIG_BRIDGE_TECHNOLOGY = 578;
    /** {@code OrigBridgeCreator}. */
    public static final int ORIG_BRIDGE_CREATOR = 579;
    /** {@code OrigBridgeName}. */
    public static final int ORIG_BRIDGE_NAME = 580;
    /** {@code OrigBridgeNumChannels}. */
    public static final int ORIG_BRIDGE_NUM_CHANNELS = 581;
    /** {@code OrigBridgeVideoSourceMode}. */
    public static final int ORIG_BRIDGE_VIDEO_SOURCE_MODE = 582;
    /** {@code SecondTransfererChannel}. */
    public static final int SECOND_TRANSFERER_CHANNEL = 583;
    /** {@code SecondTransfererChannelState}. */
    public static final int SECOND_TRANSFERER_CHANNEL_STATE = 584;
    /** {@code SecondTransfererChannelStateDesc}. */
    public static final int SECOND_TRANSFERER_CHANNEL_STATE_DESC = 585;
    /** {@code SecondTransfererCallerIDNum}. */
    public static final int SECOND_TRANSFERER_CALLER_ID_NUM = 586;
    /** {@code SecondTransfererCallerIDName}. */
    public static final int SECOND_TRANSFERER_CALLER_ID_NAME = 587;
    /** {@code SecondTransfererConnectedLineNum}. */
    public static final int SECOND_TRANSFERER_CONNECTED_LINE_NUM = 588;
    /** {@code SecondTransfererConnectedLineName}. */
    public static final int SECOND_TRANSFERER_CONNECTED_LINE_NAME = 589;
    /** {@code SecondTransfererLanguage}. */
    public static final int SECOND_TRANSFERER_LANGUAGE = 590;
    /** {@code SecondTransfererAccountCode}. */
    public static final int SECOND_TRANSFERER_ACCOUNT_CODE = 591;
    /** {@code SecondTransfererContext}. */
    public static final int SECOND_TRANSFERER_CONTEXT = 592;
    /** {@code SecondTransfererExten}. */
    public static final int SECOND_TRANSFERER_EXTEN = 593;
    /** {@code SecondTransfererPriority}. */
    public static final int SECOND_TRANSFERER_PRIORITY = 594;
    /** {@code SecondTransfererUniqueid}. */
    public static final int SECOND_TRANSFERER_UNIQUEID = 595;
    /** {@code SecondTransfererLinkedid}. */
    public static final int SECOND_TRANSFERER_LINKEDID = 596;
    /** {@code SecondBridgeUniqueid}. */
    public static final int SECOND_BRIDGE_UNIQUEID = 597;
    /** {@code SecondBridgeType}. */
    public static final int SECOND_BRIDGE_TYPE = 598;
    /** {@code SecondBridgeTechnology}. */
    public static final int SECOND_BRIDGE_TECHNOLOGY = 599;
    /** {@code SecondBridgeCreator}. */
    public static final int SECOND_BRIDGE_CREATOR = 600;
    /** {@code SecondBridgeName}. */
    public static final int SECOND_BRIDGE_NAME = 601;
    /** {@code SecondBridgeNumChannels}. */
    public static final int SECOND_BRIDGE_NUM_CHANNELS = 602;
    /** {@code SecondBridgeVideoSourceMode}. */
    public static final int SECOND_BRIDGE_VIDEO_SOURCE_MODE = 603;
    /** {@code DestType}. */
    public static final int DEST_TYPE = 604;
    /** {@code DestBridgeUniqueid}. */
    public static final int DEST_BRIDGE_UNIQUEID = 605;
    /** {@code PresenceMessage}. */
    public static final int PRESENCE_MESSAGE = 606;
    /** {@code AMIversion}. */
    public static final int AMI_VERSION = 607;
    /** {@code AsteriskVersion}. */
    public static final int ASTERISK_VERSION = 608;
    /** {@code SystemName}. */
    public static final int SYSTEM_NAME = 609;
    /** {@code CoreMaxCalls}. */
    public static final int CORE_MAX_CALLS = 610;
    /** {@code CoreMaxLoadAvg}. */
    public static final int CORE_MAX_LOAD_AVG = 611;
    /** {@code CoreRunUser}. */
    public static final int CORE_RUN_USER = 612;
    /** {@code CoreRunGroup}. */
    public static final int CORE_RUN_GROUP = 613;
    /** {@code CoreMaxFilehandles}. */
    public static final int CORE_MAX_FILEHANDLES = 614;
    /** {@code CoreRealTimeEnabled}. */
    public static final int CORE_REAL_TIME_ENABLED = 615;
    /** {@code CoreCDRenabled}. */
    public static final int CORE_CD_RENABLED = 616;
    /** {@code CoreHTTPenabled}. */
    public static final int CORE_HTT_PENABLED = 617;
    /** {@code CoreStartupDate}. */
    public static final int CORE_STARTUP_DATE = 618;
    /** {@code CoreStartupTime}. */
    public static final int CORE_STARTUP_TIME = 619;
    /** {@code CoreReloadDate}. */
    public static final int CORE_RELOAD_DATE = 620;
    /** {@code CoreReloadTime}. */
    public static final int CORE_RELOAD_TIME = 621;
    /** {@code CoreCurrentCalls}. */
    public static final int CORE_CURRENT_CALLS = 622;
    /** {@code Registered}. */
    public static final int REGISTERED = 623;
    /** {@code NotRegistered}. */
    public static final int NOT_REGISTERED = 624;
    /** {@code TransferTargetChannel}. */
    public static final int TRANSFER_TARGET_CHANNEL = 625;
    /** {@code TransferTargetChannelState}. */
    public static final int TRANSFER_TARGET_CHANNEL_STATE = 626;
    /** {@code TransferTargetChannelStateDesc}. */
    public static final int TRANSFER_TARGET_CHANNEL_STATE_DESC = 627;
    /** {@code TransferTargetCallerIDNum}. */
    public static final int TRANSFER_TARGET_CALLER_ID_NUM = 628;
    /** {@code TransferTargetCallerIDName}. */
    public static final int TRANSFER_TARGET_CALLER_ID_NAME = 629;
    /** {@code TransferTargetConnectedLineNum}. */
    public static final int TRANSFER_TARGET_CONNECTED_LINE_NUM = 630;
    /** {@code TransferTargetConnectedLineName}. */
    public static final int TRANSFER_TARGET_CONNECTED_LINE_NAME = 631;
    /** {@code TransferTargetLanguage}. */
    public static final int TRANSFER_TARGET_LANGUAGE = 632;
    /** {@code TransferTargetAccountCode}. */
    public static final int TRANSFER_TARGET_ACCOUNT_CODE = 633;
    /** {@code TransferTargetContext}. */
    public static final int TRANSFER_TARGET_CONTEXT = 634;
    /** {@code TransferTargetExten}. */
    public static final int TRANSFER_TARGET_EXTEN = 635;
    /** {@code TransferTargetPriority}. */
    public static final int TRANSFER_TARGET_PRIORITY = 636;
    /** {@code TransferTargetUniqueid}. */
    public static final int TRANSFER_TARGET_UNIQUEID = 637;
    /** {@code TransferTargetLinkedid}. */
    public static final int TRANSFER_TARGET_LINKEDID = 638;
    /** {@code SoundsSearchCustomDir}. */
    public static final int SOUNDS_SEARCH_CUSTOM_DIR = 639;
    /** {@code CoreProcessedCalls}. */
    public static final int CORE_PROCESSED_CALLS = 640;
    /** {@code AppFile}. */
    public static final int APP_FILE = 641;
    /** {@code AppFunction}. */
    public static final int APP_FUNCTION = 642;
    /** {@code AppLine}. */
    public static final int APP_LINE = 643;
    /** {@code CallID}. */
    public static final int CALL_ID = 644;
    /** {@code PriorCallID}. */
    public static final int PRIOR_CALL_ID = 645;
    /** {@code EventName}. */
    public static final int EVENT_NAME = 646;
    /** {@code CallerIDani}. */
    public static final int CALLER_I_DANI = 647;
    /** {@code CallerIDrdnis}. */
    public static final int CALLER_I_DRDNIS = 648;
    /** {@code CallerIDdnid}. */
    public static final int CALLER_I_DDNID = 649;
    /** {@code EventTime}. */
    public static final int EVENT_TIME = 650;
    /** {@code Peer}. */
    public static final int PEER = 651;
    /** {@code PeerAccount}. */
    public static final int PEER_ACCOUNT = 652;
    /** {@code Extra}. */
    public static final int EXTRA = 653;
    /** {@code Port}. */
    public static final int PORT = 654;
    /** {@code Mode}. */
    public static final int MODE = 655;
    /** {@code OldState}. */
    public static final int OLD_STATE = 656;
    /** {@code NewState}. */
    public static final int NEW_STATE = 657;
    /** {@code Attempt}. */
    public static final int ATTEMPT = 658;
    /** {@code Control}. */
    public static final int CONTROL = 659;
    /** {@code Dialled}. */
    public static final int DIALLED = 660;
    /** {@code Feature}. */
    public static final int FEATURE = 661;
    /** {@code File}. */
    public static final int FILE = 662;
    /** {@code MdataFrom}. */
    public static final int MDATA_FROM = 663;
    /** {@code MsgFrom}. */
    public static final int MSG_FROM = 664;
    /** {@code MdataDestination}. */
    public static final int MDATA_DESTINATION = 665;
    /** {@code MsgTo}. */
    public static final int MSG_TO = 666;
    /** {@code RequestURI}. */
    public static final int REQUEST_URI = 667;
    /** {@code ToURI}. */
    public static final int TO_URI = 668;
    /** {@code FromURI}. */
    public static final int FROM_URI = 669;
    /** {@code Payload}. */
    public static final int PAYLOAD = 670;
    /** {@code Rate}. */
    public static final int RATE = 671;
    /** {@code 100rel}. */
    public static final int _100REL = 672;
    /** {@code Account}. */
    public static final int ACCOUNT = 673;
    /** {@code Activity}. */
    public static final int ACTIVITY = 674;
    /** {@code Address}. */
    public static final int ADDRESS = 675;
    /** {@code Agent}. */
    public static final int AGENT = 676;
    /** {@code Alarm}. */
    public static final int ALARM = 677;
    /** {@code Alarms}. */
    public static final int ALARMS = 678;
    /** {@code AllowReload}. */
    public static final int ALLOW_RELOAD = 679;
    /** {@code AllowWildcardCerts}. */
    public static final int ALLOW_WILDCARD_CERTS = 680;
    /** {@code AllVariables}. */
    public static final int ALL_VARIABLES = 681;
    /** {@code AnnounceChannel}. */
    public static final int ANNOUNCE_CHANNEL = 682;
    /** {@code AOCBillingId}. */
    public static final int AOC_BILLING_ID = 683;
    /** {@code AsycOperations}. */
    public static final int ASYC_OPERATIONS = 684;
    /** {@code Async}. */
    public static final int ASYNC = 685;
    /** {@code AttemptedTransport}. */
    public static final int ATTEMPTED_TRANSPORT = 686;
    /** {@code AuthMethod}. */
    public static final int AUTH_METHOD = 687;
    /** {@code AuthRejectionPermanent}. */
    public static final int AUTH_REJECTION_PERMANENT = 688;
    /** {@code AuthType}. */
    public static final int AUTH_TYPE = 689;
    /** {@code Base64Body}. */
    public static final int BASE64_BODY = 690;
    /** {@code BillingID}. */
    public static final int BILLING_ID = 691;
    /** {@code Bind}. */
    public static final int BIND = 692;
    /** {@code Body}. */
    public static final int BODY = 693;
    /** {@code BridgePreviousVideoSource}. */
    public static final int BRIDGE_PREVIOUS_VIDEO_SOURCE = 694;
    /** {@code BridgeVideoSource}. */
    public static final int BRIDGE_VIDEO_SOURCE = 695;
    /** {@code Cache}. */
    public static final int CACHE = 696;
    /** {@code CaListFile}. */
    public static final int CA_LIST_FILE = 697;
    /** {@code CaListPath}. */
    public static final int CA_LIST_PATH = 698;
    /** {@code Call-ID}. */
    public static final int SIP_CALL_ID = 699;
    /** {@code Callee}. */
    public static final int CALLEE = 700;
    /** {@code Caller}. */
    public static final int CALLER = 701;
    /** {@code CallStarted}. */
    public static final int CALL_STARTED = 702;
    /** {@code Category}. */
    public static final int CATEGORY = 703;
    /** {@code CertFile}. */
    public static final int CERT_FILE = 704;
    /** {@code Channel1}. */
    public static final int CHANNEL1 = 705;
    /** {@code Channel2}. */
    public static final int CHANNEL2 = 706;
    /** {@code ChannelId}. */
    public static final int CHANNEL_ID = 707;
    /** {@code ChannelPrefix}. */
    public static final int CHANNEL_PREFIX = 708;
    /** {@code Channeltype}. */
    public static final int CHANNELTYPE = 709;
    /** {@code ChanObjectType}. */
    public static final int CHAN_OBJECT_TYPE = 710;
    /** {@code ChanVariable}. */
    public static final int CHAN_VARIABLE = 711;
    /** {@code Charge}. */
    public static final int CHARGE = 712;
    /** {@code Chargeable}. */
    public static final int CHARGEABLE = 713;
    /** {@code ChargedItem}. */
    public static final int CHARGED_ITEM = 714;
    /** {@code ChargeType}. */
    public static final int CHARGE_TYPE = 715;
    /** {@code ChargingAssociation}. */
    public static final int CHARGING_ASSOCIATION = 716;
    /** {@code ChargingAssociationId}. */
    public static final int CHARGING_ASSOCIATION_ID = 717;
    /** {@code ChargingAssociationNumber}. */
    public static final int CHARGING_ASSOCIATION_NUMBER = 718;
    /** {@code ChargingAssociationPlan}. */
    public static final int CHARGING_ASSOCIATION_PLAN = 719;
    /** {@code ChargingType}. */
    public static final int CHARGING_TYPE = 720;
    /** {@code Cipher}. */
    public static final int CIPHER = 721;
    /** {@code ClientUri}. */
    public static final int CLIENT_URI = 722;
    /** {@code Code}. */
    public static final int CODE = 723;
    /** {@code Codecs}. */
    public static final int CODECS = 724;
    /** {@code Coding}. */
    public static final int CODING = 725;
    /** {@code ConnectedChannel}. */
    public static final int CONNECTED_CHANNEL = 726;
    /** {@code ContactHeaderParams}. */
    public static final int CONTACT_HEADER_PARAMS = 727;
    /** {@code ContactStatus}. */
    public static final int CONTACT_STATUS = 728;
    /** {@code ContactUser}. */
    public static final int CONTACT_USER = 729;
    /** {@code Content-Type}. */
    public static final int CONTENT_TYPE = 730;
    /** {@code CoreID}. */
    public static final int CORE_ID = 731;
    /** {@code Cos}. */
    public static final int COS = 732;
    /** {@code Cost}. */
    public static final int COST = 733;
    /** {@code Counter}. */
    public static final int COUNTER = 734;
    /** {@code CRC}. */
    public static final int CRC = 735;
    /** {@code Creation}. */
    public static final int CREATION = 736;
    /** {@code Currency}. */
    public static final int CURRENCY = 737;
    /** {@code CurrencyAmount}. */
    public static final int CURRENCY_AMOUNT = 738;
    /** {@code CurrencyMultiplier}. */
    public static final int CURRENCY_MULTIPLIER = 739;
    /** {@code CurrencyName}. */
    public static final int CURRENCY_NAME = 740;
    /** {@code DAHDIChannel}. */
    public static final int DAHDI_CHANNEL = 741;
    /** {@code DAHDIGroup}. */
    public static final int DAHDI_GROUP = 742;
    /** {@code DAHDISpan}. */
    public static final int DAHDI_SPAN = 743;
    /** {@code DataRate}. */
    public static final int DATA_RATE = 744;
    /** {@code Description}. */
    public static final int DESCRIPTION = 745;
    /** {@code DestApp}. */
    public static final int DEST_APP = 746;
    /** {@code DestChanVariable}. */
    public static final int DEST_CHAN_VARIABLE = 747;
    /** {@code DestTransfererChannel}. */
    public static final int DEST_TRANSFERER_CHANNEL = 748;
    /** {@code DND}. */
    public static final int DND = 749;
    /** {@code DNSmanager}. */
    public static final int DN_SMANAGER = 750;
    /** {@code Domain}. */
    public static final int DOMAIN = 751;
    /** {@code DstFilename}. */
    public static final int DST_FILENAME = 752;
    /** {@code Dynamic}. */
    public static final int DYNAMIC = 753;
    /** {@code EarlyMedia}. */
    public static final int EARLY_MEDIA = 754;
    /** {@code Enabled}. */
    public static final int ENABLED = 755;
    /** {@code Encryption}. */
    public static final int ENCRYPTION = 756;
    /** {@code ErrorCorrectionMode}. */
    public static final int ERROR_CORRECTION_MODE = 757;
    /** {@code EventMask}. */
    public static final int EVENT_MASK = 758;
    /** {@code ExpectedAddress}. */
    public static final int EXPECTED_ADDRESS = 759;
    /** {@code Expiration}. */
    public static final int EXPIRATION = 760;
    /** {@code ExpirationTime}. */
    public static final int EXPIRATION_TIME = 761;
    /** {@code Expires}. */
    public static final int EXPIRES = 762;
    /** {@code ExtensionStates}. */
    public static final int EXTENSION_STATES = 763;
    /** {@code ExternalMediaAddress}. */
    public static final int EXTERNAL_MEDIA_ADDRESS = 764;
    /** {@code ExternalSignalingAddress}. */
    public static final int EXTERNAL_SIGNALING_ADDRESS = 765;
    /** {@code ExternalSignalingPort}. */
    public static final int EXTERNAL_SIGNALING_PORT = 766;
    /** {@code ExtraChannel}. */
    public static final int EXTRA_CHANNEL = 767;
    /** {@code ExtraContext}. */
    public static final int EXTRA_CONTEXT = 768;
    /** {@code ExtraExten}. */
    public static final int EXTRA_EXTEN = 769;
    /** {@code ExtraPriority}. */
    public static final int EXTRA_PRIORITY = 770;
    /** {@code FatalRetryInterval}. */
    public static final int FATAL_RETRY_INTERVAL = 771;
    /** {@code FileName}. */
    public static final int FILE_NAME = 772;
    /** {@code Files}. */
    public static final int FILES = 773;
    /** {@code Flag}. */
    public static final int FLAG = 774;
    /** {@code Folder}. */
    public static final int FOLDER = 775;
    /** {@code ForbiddenRetryInterval}. */
    public static final int FORBIDDEN_RETRY_INTERVAL = 776;
    /** {@code Format}. */
    public static final int FORMAT = 777;
    /** {@code Forward}. */
    public static final int FORWARD = 778;
    /** {@code Framing}. */
    public static final int FRAMING = 779;
    /** {@code FullState}. */
    public static final int FULL_STATE = 780;
    /** {@code Func}. */
    public static final int FUNC = 781;
    /** {@code Granularity}. */
    public static final int GRANULARITY = 782;
    /** {@code GranularityTimeScale}. */
    public static final int GRANULARITY_TIME_SCALE = 783;
    /** {@code Host}. */
    public static final int HOST = 784;
    /** {@code ImageResolution}. */
    public static final int IMAGE_RESOLUTION = 785;
    /** {@code IMAPFlags}. */
    public static final int IMAP_FLAGS = 786;
    /** {@code IMAPPort}. */
    public static final int IMAP_PORT = 787;
    /** {@code IMAPServer}. */
    public static final int IMAP_SERVER = 788;
    /** {@code IMAPUser}. */
    public static final int IMAP_USER = 789;
    /** {@code Immediate}. */
    public static final int IMMEDIATE = 790;
    /** {@code IPaddress}. */
    public static final int I_PADDRESS = 791;
    /** {@code IPport}. */
    public static final int I_PPORT = 792;
    /** {@code IRQ}. */
    public static final int IRQ = 793;
    /** {@code Jabber}. */
    public static final int JABBER = 794;
    /** {@code JID}. */
    public static final int JID = 795;
    /** {@code JSON}. */
    public static final int JSON = 796;
    /** {@code LBO}. */
    public static final int LBO = 797;
    /** {@code Length}. */
    public static final int LENGTH = 798;
    /** {@code Level}. */
    public static final int LEVEL = 799;
    /** {@code Line}. */
    public static final int LINE = 800;
    /** {@code ListItem}. */
    public static final int LIST_ITEM = 801;
    /** {@code LoadType}. */
    public static final int LOAD_TYPE = 802;
    /** {@code LocalNet}. */
    public static final int LOCAL_NET = 803;
    /** {@code LocalOneChanVariable}. */
    public static final int LOCAL_ONE_CHAN_VARIABLE = 804;
    /** {@code LocalStationID}. */
    public static final int LOCAL_STATION_ID = 805;
    /** {@code LocalTwoChanVariable}. */
    public static final int LOCAL_TWO_CHAN_VARIABLE = 806;
    /** {@code LoggedInTime}. */
    public static final int LOGGED_IN_TIME = 807;
    /** {@code Mailbox}. */
    public static final int MAILBOX = 808;
    /** {@code Mask}. */
    public static final int MASK = 809;
    /** {@code MatchCriteria}. */
    public static final int MATCH_CRITERIA = 810;
    /** {@code MaxRandomInitialDelay}. */
    public static final int MAX_RANDOM_INITIAL_DELAY = 811;
    /** {@code MaxRetries}. */
    public static final int MAX_RETRIES = 812;
    /** {@code MCallerIDName}. */
    public static final int M_CALLER_ID_NAME = 813;
    /** {@code MCallerIDNameCharSet}. */
    public static final int M_CALLER_ID_NAME_CHAR_SET = 814;
    /** {@code MCallerIDNamePres}. */
    public static final int M_CALLER_ID_NAME_PRES = 815;
    /** {@code MCallerIDNameValid}. */
    public static final int M_CALLER_ID_NAME_VALID = 816;
    /** {@code MCallerIDNum}. */
    public static final int M_CALLER_ID_NUM = 817;
    /** {@code MCallerIDNumPlan}. */
    public static final int M_CALLER_ID_NUM_PLAN = 818;
    /** {@code MCallerIDNumPres}. */
    public static final int M_CALLER_ID_NUM_PRES = 819;
    /** {@code MCallerIDNumValid}. */
    public static final int M_CALLER_ID_NUM_VALID = 820;
    /** {@code MCallerIDPres}. */
    public static final int M_CALLER_ID_PRES = 821;
    /** {@code MCallerIDSubaddr}. */
    public static final int M_CALLER_ID_SUBADDR = 822;
    /** {@code MCallerIDSubaddrOdd}. */
    public static final int M_CALLER_ID_SUBADDR_ODD = 823;
    /** {@code MCallerIDSubaddrType}. */
    public static final int M_CALLER_ID_SUBADDR_TYPE = 824;
    /** {@code MCallerIDton}. */
    public static final int M_CALLER_I_DTON = 825;
    /** {@code MConnectedIDName}. */
    public static final int M_CONNECTED_ID_NAME = 826;
    /** {@code MConnectedIDNameCharSet}. */
    public static final int M_CONNECTED_ID_NAME_CHAR_SET = 827;
    /** {@code MConnectedIDNamePres}. */
    public static final int M_CONNECTED_ID_NAME_PRES = 828;
    /** {@code MConnectedIDNameValid}. */
    public static final int M_CONNECTED_ID_NAME_VALID = 829;
    /** {@code MConnectedIDNum}. */
    public static final int M_CONNECTED_ID_NUM = 830;
    /** {@code MConnectedIDNumPlan}. */
    public static final int M_CONNECTED_ID_NUM_PLAN = 831;
    /** {@code MConnectedIDNumPres}. */
    public static final int M_CONNECTED_ID_NUM_PRES = 832;
    /** {@code MConnectedIDNumValid}. */
    public static final int M_CONNECTED_ID_NUM_VALID = 833;
    /** {@code MConnectedIDPres}. */
    public static final int M_CONNECTED_ID_PRES = 834;
    /** {@code MConnectedIDSubaddr}. */
    public static final int M_CONNECTED_ID_SUBADDR = 835;
    /** {@code MConnectedIDSubaddrOdd}. */
    public static final int M_CONNECTED_ID_SUBADDR_ODD = 836;
    /** {@code MConnectedIDSubaddrType}. */
    public static final int M_CONNECTED_ID_SUBADDR_TYPE = 837;
    /** {@code MConnectedIDton}. */
    public static final int M_CONNECTED_I_DTON = 838;
    /** {@code Md5Cred}. */
    public static final int MD5_CRED = 839;
    /** {@code Meetme}. */
    public static final int MEETME = 840;
    /** {@code Member}. */
    public static final int MEMBER = 841;
    /** {@code Members}. */
    public static final int MEMBERS = 842;
    /** {@code MessageAccount}. */
    public static final int MESSAGE_ACCOUNT = 843;
    /** {@code Method}. */
    public static final int METHOD = 844;
    /** {@code Mix}. */
    public static final int MIX = 845;
    /** {@code MixMonitorID}. */
    public static final int MIX_MONITOR_ID = 846;
    /** {@code MsgType}. */
    public static final int MSG_TYPE = 847;
    /** {@code Multiplier}. */
    public static final int MULTIPLIER = 848;
    /** {@code Mutex}. */
    public static final int MUTEX = 849;
    /** {@code New}. */
    public static final int NEW = 850;
    /** {@code NewMessages}. */
    public static final int NEW_MESSAGES = 851;
    /** {@code Newname}. */
    public static final int NEWNAME = 852;
    /** {@code NewPassword}. */
    public static final int NEW_PASSWORD = 853;
    /** {@code NextReg}. */
    public static final int NEXT_REG = 854;
    /** {@code NonceLifetime}. */
    public static final int NONCE_LIFETIME = 855;
    /** {@code NotificationBatchInterval}. */
    public static final int NOTIFICATION_BATCH_INTERVAL = 856;
    /** {@code Number}. */
    public static final int NUMBER = 857;
    /** {@code NumberOf}. */
    public static final int NUMBER_OF = 858;
    /** {@code NumberRates}. */
    public static final int NUMBER_RATES = 859;
    /** {@code OauthClientid}. */
    public static final int OAUTH_CLIENTID = 860;
    /** {@code OauthSecret}. */
    public static final int OAUTH_SECRET = 861;
    /** {@code Object}. */
    public static final int OBJECT = 862;
    /** {@code ObjectUsername}. */
    public static final int OBJECT_USERNAME = 863;
    /** {@code Old}. */
    public static final int OLD = 864;
    /** {@code OldMessages}. */
    public static final int OLD_MESSAGES = 865;
    /** {@code Operation}. */
    public static final int OPERATION = 866;
    /** {@code Option}. */
    public static final int OPTION = 867;
    /** {@code Options}. */
    public static final int OPTIONS = 868;
    /** {@code OtherChannelId}. */
    public static final int OTHER_CHANNEL_ID = 869;
    /** {@code Output}. */
    public static final int OUTPUT = 870;
    /** {@code PageNumber}. */
    public static final int PAGE_NUMBER = 871;
    /** {@code PagesReceived}. */
    public static final int PAGES_RECEIVED = 872;
    /** {@code PagesTransferred}. */
    public static final int PAGES_TRANSFERRED = 873;
    /** {@code PagesTransmitted}. */
    public static final int PAGES_TRANSMITTED = 874;
    /** {@code Parameters}. */
    public static final int PARAMETERS = 875;
    /** {@code ParkerAccountCode}. */
    public static final int PARKER_ACCOUNT_CODE = 876;
    /** {@code ParkerCallerIDName}. */
    public static final int PARKER_CALLER_ID_NAME = 877;
    /** {@code ParkerCallerIDNum}. */
    public static final int PARKER_CALLER_ID_NUM = 878;
    /** {@code ParkerChannel}. */
    public static final int PARKER_CHANNEL = 879;
    /** {@code ParkerChannelState}. */
    public static final int PARKER_CHANNEL_STATE = 880;
    /** {@code ParkerChannelStateDesc}. */
    public static final int PARKER_CHANNEL_STATE_DESC = 881;
    /** {@code ParkerConnectedLineName}. */
    public static final int PARKER_CONNECTED_LINE_NAME = 882;
    /** {@code ParkerConnectedLineNum}. */
    public static final int PARKER_CONNECTED_LINE_NUM = 883;
    /** {@code ParkerContext}. */
    public static final int PARKER_CONTEXT = 884;
    /** {@code ParkerExten}. */
    public static final int PARKER_EXTEN = 885;
    /** {@code ParkerLanguage}. */
    public static final int PARKER_LANGUAGE = 886;
    /** {@code ParkerLinkedid}. */
    public static final int PARKER_LINKEDID = 887;
    /** {@code ParkerPriority}. */
    public static final int PARKER_PRIORITY = 888;
    /** {@code ParkerUniqueid}. */
    public static final int PARKER_UNIQUEID = 889;
    /** {@code Password}. */
    public static final int PASSWORD = 890;
    /** {@code PasswordDigest}. */
    public static final int PASSWORD_DIGEST = 891;
    /** {@code PeerStatus}. */
    public static final int PEER_STATUS = 892;
    /** {@code Perceived}. */
    public static final int PERCEIVED = 893;
    /** {@code Plan}. */
    public static final int PLAN = 894;
    /** {@code PreDialGoSub}. */
    public static final int PRE_DIAL_GO_SUB = 895;
    /** {@code PreserveEffectiveContext}. */
    public static final int PRESERVE_EFFECTIVE_CONTEXT = 896;
    /** {@code PrivKeyFile}. */
    public static final int PRIV_KEY_FILE = 897;
    /** {@code Protocol}. */
    public static final int PROTOCOL = 898;
    /** {@code Provider}. */
    public static final int PROVIDER = 899;
    /** {@code PruneOnBoot}. */
    public static final int PRUNE_ON_BOOT = 900;
    /** {@code RateType}. */
    public static final int RATE_TYPE = 901;
    /** {@code Realm}. */
    public static final int REALM = 902;
    /** {@code Receive}. */
    public static final int RECEIVE = 903;
    /** {@code RecordFile}. */
    public static final int RECORD_FILE = 904;
    /** {@code Recursive}. */
    public static final int RECURSIVE = 905;
    /** {@code Refresh}. */
    public static final int REFRESH = 906;
    /** {@code RefreshToken}. */
    public static final int REFRESH_TOKEN = 907;
    /** {@code Registration}. */
    public static final int REGISTRATION = 908;
    /** {@code RegServer}. */
    public static final int REG_SERVER = 909;
    /** {@code RemoteStationID}. */
    public static final int REMOTE_STATION_ID = 910;
    /** {@code Replace}. */
    public static final int REPLACE = 911;
    /** {@code RequireClientCert}. */
    public static final int REQUIRE_CLIENT_CERT = 912;
    /** {@code Resolution}. */
    public static final int RESOLUTION = 913;
    /** {@code Resource}. */
    public static final int RESOURCE = 914;
    /** {@code ResourceDisplayName}. */
    public static final int RESOURCE_DISPLAY_NAME = 915;
    /** {@code Restart}. */
    public static final int RESTART = 916;
    /** {@code RetryInterval}. */
    public static final int RETRY_INTERVAL = 917;
    /** {@code Role}. */
    public static final int ROLE = 918;
    /** {@code Rule}. */
    public static final int RULE = 919;
    /** {@code RuleList}. */
    public static final int RULE_LIST = 920;
    /** {@code Rules}. */
    public static final int RULES = 921;
    /** {@code Scale}. */
    public static final int SCALE = 922;
    /** {@code Secret}. */
    public static final int SECRET = 923;
    /** {@code SequenceNumber}. */
    public static final int SEQUENCE_NUMBER = 924;
    /** {@code ServerUri}. */
    public static final int SERVER_URI = 925;
    /** {@code SessionNumber}. */
    public static final int SESSION_NUMBER = 926;
    /** {@code SessionType}. */
    public static final int SESSION_TYPE = 927;
    /** {@code Shutdown}. */
    public static final int SHUTDOWN = 928;
    /** {@code Signalling}. */
    public static final int SIGNALLING = 929;
    /** {@code SignallingCode}. */
    public static final int SIGNALLING_CODE = 930;
    /** {@code Soft}. */
    public static final int SOFT = 931;
    /** {@code Span}. */
    public static final int SPAN = 932;
    /** {@code SpecialCode}. */
    public static final int SPECIAL_CODE = 933;
    /** {@code SrcFilename}. */
    public static final int SRC_FILENAME = 934;
    /** {@code StateText}. */
    public static final int STATE_TEXT = 935;
    /** {@code StepFunction}. */
    public static final int STEP_FUNCTION = 936;
    /** {@code SubscriptionType}. */
    public static final int SUBSCRIPTION_TYPE = 937;
    /** {@code SupportedAlgorithmsUac}. */
    public static final int SUPPORTED_ALGORITHMS_UAC = 938;
    /** {@code SupportedAlgorithmsUas}. */
    public static final int SUPPORTED_ALGORITHMS_UAS = 939;
    /** {@code SupportOutbound}. */
    public static final int SUPPORT_OUTBOUND = 940;
    /** {@code SuppressEvents}. */
    public static final int SUPPRESS_EVENTS = 941;
    /** {@code SymmetricTransport}. */
    public static final int SYMMETRIC_TRANSPORT = 942;
    /** {@code TalkingToChan}. */
    public static final int TALKING_TO_CHAN = 943;
    /** {@code TargetAccountCode}. */
    public static final int TARGET_ACCOUNT_CODE = 944;
    /** {@code TargetCallerIDName}. */
    public static final int TARGET_CALLER_ID_NAME = 945;
    /** {@code TargetCallerIDNum}. */
    public static final int TARGET_CALLER_ID_NUM = 946;
    /** {@code TargetChannel}. */
    public static final int TARGET_CHANNEL = 947;
    /** {@code TargetChannelState}. */
    public static final int TARGET_CHANNEL_STATE = 948;
    /** {@code TargetChannelStateDesc}. */
    public static final int TARGET_CHANNEL_STATE_DESC = 949;
    /** {@code TargetConnectedLineName}. */
    public static final int TARGET_CONNECTED_LINE_NAME = 950;
    /** {@code TargetConnectedLineNum}. */
    public static final int TARGET_CONNECTED_LINE_NUM = 951;
    /** {@code TargetContext}. */
    public static final int TARGET_CONTEXT = 952;
    /** {@code TargetExten}. */
    public static final int TARGET_EXTEN = 953;
    /** {@code TargetLanguage}. */
    public static final int TARGET_LANGUAGE = 954;
    /** {@code TargetLinkedid}. */
    public static final int TARGET_LINKEDID = 955;
    /** {@code TargetPriority}. */
    public static final int TARGET_PRIORITY = 956;
    /** {@code TargetUniqueid}. */
    public static final int TARGET_UNIQUEID = 957;
    /** {@code TcpKeepaliveEnable}. */
    public static final int TCP_KEEPALIVE_ENABLE = 958;
    /** {@code TcpKeepaliveIdleTime}. */
    public static final int TCP_KEEPALIVE_IDLE_TIME = 959;
    /** {@code TcpKeepaliveIntervalTime}. */
    public static final int TCP_KEEPALIVE_INTERVAL_TIME = 960;
    /** {@code TcpKeepaliveProbeCount}. */
    public static final int TCP_KEEPALIVE_PROBE_COUNT = 961;
    /** {@code Technology}. */
    public static final int TECHNOLOGY = 962;
    /** {@code Time}. */
    public static final int TIME = 963;
    /** {@code TimeoutChannel}. */
    public static final int TIMEOUT_CHANNEL = 964;
    /** {@code TimeScale}. */
    public static final int TIME_SCALE = 965;
    /** {@code ToContext}. */
    public static final int TO_CONTEXT = 966;
    /** {@code ToFolder}. */
    public static final int TO_FOLDER = 967;
    /** {@code ToMailbox}. */
    public static final int TO_MAILBOX = 968;
    /** {@code Tone}. */
    public static final int TONE = 969;
    /** {@code Tos}. */
    public static final int TOS = 970;
    /** {@code TotalBadLines}. */
    public static final int TOTAL_BAD_LINES = 971;
    /** {@code TotalType}. */
    public static final int TOTAL_TYPE = 972;
    /** {@code TransferRate}. */
    public static final int TRANSFER_RATE = 973;
    /** {@code Trunk}. */
    public static final int TRUNK = 974;
    /** {@code TypeOf}. */
    public static final int TYPE_OF = 975;
    /** {@code Unit}. */
    public static final int UNIT = 976;
    /** {@code UnitAmount(0)}. */
    public static final int UNIT_AMOUNT_0 = 977;
    /** {@code Units}. */
    public static final int UNITS = 978;
    /** {@code UnitType(0)}. */
    public static final int UNIT_TYPE_0 = 979;
    /** {@code UrgMessages}. */
    public static final int URG_MESSAGES = 980;
    /** {@code User}. */
    public static final int USER = 981;
    /** {@code UserDefType}. */
    public static final int USER_DEF_TYPE = 982;
    /** {@code Username}. */
    public static final int USERNAME = 983;
    /** {@code Usernum}. */
    public static final int USERNUM = 984;
    /** {@code UserNumber}. */
    public static final int USER_NUMBER = 985;
    /** {@code Variables}. */
    public static final int VARIABLES = 986;
    /** {@code VerifyClient}. */
    public static final int VERIFY_CLIENT = 987;
    /** {@code VerifyServer}. */
    public static final int VERIFY_SERVER = 988;
    /** {@code Version}. */
    public static final int VERSION = 989;
    /** {@code ViaAddr}. */
    public static final int VIA_ADDR = 990;
    /** {@code ViaPort}. */
    public static final int VIA_PORT = 991;
    /** {@code VoiceMessagesNew}. */
    public static final int VOICE_MESSAGES_NEW = 992;
    /** {@code VoiceMessagesOld}. */
    public static final int VOICE_MESSAGES_OLD = 993;
    /** {@code VoiceMessagesUrgentNew}. */
    public static final int VOICE_MESSAGES_URGENT_NEW = 994;
    /** {@code VolumeUnit}. */
    public static final int VOLUME_UNIT = 995;
    /** {@code WebsocketWriteTimeout}. */
    public static final int WEBSOCKET_WRITE_TIMEOUT = 996;
    /** {@code WithdrawInfo}. */
    public static final int WITHDRAW_INFO = 997;

    private AmiKey() {
    }
}
