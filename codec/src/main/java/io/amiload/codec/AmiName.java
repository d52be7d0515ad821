// SPDX-License-Identifier: Apache-2.0
package io.amiload.codec;

/**
 * Ids of the values that name a message: responses, events and actions share one name space.
 *
 * <p>The ids are positions (from 1) in the list behind {@link AmiDictionary#names()}, and a test holds the two
 * together. Ids may change between releases of this library; names do not.
 */
public final class AmiName {

    /** {@code Success}. */
    public static final int SUCCESS = 1;
    /** {@code Error}. */
    public static final int ERROR = 2;
    /** {@code Goodbye}. */
    public static final int GOODBYE = 3;
    /** {@code Follows}. */
    public static final int FOLLOWS = 4;
    /** {@code Pong}. */
    public static final int PONG = 5;
    /** {@code AgentCalled}. */
    public static final int AGENT_CALLED = 6;
    /** {@code AgentComplete}. */
    public static final int AGENT_COMPLETE = 7;
    /** {@code AgentConnect}. */
    public static final int AGENT_CONNECT = 8;
    /** {@code AgentDump}. */
    public static final int AGENT_DUMP = 9;
    /** {@code AgentLogin}. */
    public static final int AGENT_LOGIN = 10;
    /** {@code AgentLogoff}. */
    public static final int AGENT_LOGOFF = 11;
    /** {@code AgentRingNoAnswer}. */
    public static final int AGENT_RING_NO_ANSWER = 12;
    /** {@code Agents}. */
    public static final int AGENTS = 13;
    /** {@code AgentsComplete}. */
    public static final int AGENTS_COMPLETE = 14;
    /** {@code AGIExecEnd}. */
    public static final int AGI_EXEC_END = 15;
    /** {@code AGIExecStart}. */
    public static final int AGI_EXEC_START = 16;
    /** {@code Alarm}. */
    public static final int ALARM = 17;
    /** {@code AlarmClear}. */
    public static final int ALARM_CLEAR = 18;
    /** {@code AOC-D}. */
    public static final int AOC_D = 19;
    /** {@code AOC-E}. */
    public static final int AOC_E = 20;
    /** {@code AOC-S}. */
    public static final int AOC_S = 21;
    /** {@code AorDetail}. */
    public static final int AOR_DETAIL = 22;
    /** {@code AorList}. */
    public static final int AOR_LIST = 23;
    /** {@code AorListComplete}. */
    public static final int AOR_LIST_COMPLETE = 24;
    /** {@code AsyncAGIEnd}. */
    public static final int ASYNC_AGI_END = 25;
    /** {@code AsyncAGIExec}. */
    public static final int ASYNC_AGI_EXEC = 26;
    /** {@code AsyncAGIStart}. */
    public static final int ASYNC_AGI_START = 27;
    /** {@code AttendedTransfer}. */
    public static final int ATTENDED_TRANSFER = 28;
    /** {@code AuthDetail}. */
    public static final int AUTH_DETAIL = 29;
    /** {@code AuthList}. */
    public static final int AUTH_LIST = 30;
    /** {@code AuthListComplete}. */
    public static final int AUTH_LIST_COMPLETE = 31;
    /** {@code AuthMethodNotAllowed}. */
    public static final int AUTH_METHOD_NOT_ALLOWED = 32;
    /** {@code BlindTransfer}. */
    public static final int BLIND_TRANSFER = 33;
    /** {@code BridgeCreate}. */
    public static final int BRIDGE_CREATE = 34;
    /** {@code BridgeDestroy}. */
    public static final int BRIDGE_DESTROY = 35;
    /** {@code BridgeEnter}. */
    public static final int BRIDGE_ENTER = 36;
    /** {@code BridgeInfoChannel}. */
    public static final int BRIDGE_INFO_CHANNEL = 37;
    /** {@code BridgeInfoComplete}. */
    public static final int BRIDGE_INFO_COMPLETE = 38;
    /** {@code BridgeLeave}. */
    public static final int BRIDGE_LEAVE = 39;
    /** {@code BridgeListComplete}. */
    public static final int BRIDGE_LIST_COMPLETE = 40;
    /** {@code BridgeListItem}. */
    public static final int BRIDGE_LIST_ITEM = 41;
    /** {@code BridgeMerge}. */
    public static final int BRIDGE_MERGE = 42;
    /** {@code BridgeTechnologyListComplete}. */
    public static final int BRIDGE_TECHNOLOGY_LIST_COMPLETE = 43;
    /** {@code BridgeTechnologyListItem}. */
    public static final int BRIDGE_TECHNOLOGY_LIST_ITEM = 44;
    /** {@code BridgeVideoSourceUpdate}. */
    public static final int BRIDGE_VIDEO_SOURCE_UPDATE = 45;
    /** {@code CCAvailable}. */
    public static final int CC_AVAILABLE = 46;
    /** {@code CCCallerRecalling}. */
    public static final int CC_CALLER_RECALLING = 47;
    /** {@code CCCallerStartMonitoring}. */
    public static final int CC_CALLER_START_MONITORING = 48;
    /** {@code CCCallerStopMonitoring}. */
    public static final int CC_CALLER_STOP_MONITORING = 49;
    /** {@code CCFailure}. */
    public static final int CC_FAILURE = 50;
    /** {@code CCMonitorFailed}. */
    public static final int CC_MONITOR_FAILED = 51;
    /** {@code CCOfferTimerStart}. */
    public static final int CC_OFFER_TIMER_START = 52;
    /** {@code CCRecallComplete}. */
    public static final int CC_RECALL_COMPLETE = 53;
    /** {@code CCRequestAcknowledged}. */
    public static final int CC_REQUEST_ACKNOWLEDGED = 54;
    /** {@code CCRequested}. */
    public static final int CC_REQUESTED = 55;
    /** {@code Cdr}. */
    public static final int CDR = 56;
    /** {@code CEL}. */
    public static final int CEL = 57;
    /** {@code ChallengeResponseFailed}. */
    public static final int CHALLENGE_RESPONSE_FAILED = 58;
    /** {@code ChallengeSent}. */
    public static final int CHALLENGE_SENT = 59;
    /** {@code ChannelHungup}. */
    public static final int CHANNEL_HUNGUP = 60;
    /** {@code ChannelsHungupListComplete}. */
    public static final int CHANNELS_HUNGUP_LIST_COMPLETE = 61;
    /** {@code ChannelTalkingStart}. */
    public static final int CHANNEL_TALKING_START = 62;
    /** {@code ChannelTalkingStop}. */
    public static final int CHANNEL_TALKING_STOP = 63;
    /** {@code ChanSpyStart}. */
    public static final int CHAN_SPY_START = 64;
    /** {@code ChanSpyStop}. */
    public static final int CHAN_SPY_STOP = 65;
    /** {@code ConfbridgeEnd}. */
    public static final int CONFBRIDGE_END = 66;
    /** {@code ConfbridgeJoin}. */
    public static final int CONFBRIDGE_JOIN = 67;
    /** {@code ConfbridgeLeave}. */
    public static final int CONFBRIDGE_LEAVE = 68;
    /** {@code ConfbridgeList}. */
    public static final int CONFBRIDGE_LIST = 69;
    /** {@code ConfbridgeListComplete}. */
    public static final int CONFBRIDGE_LIST_COMPLETE = 70;
    /** {@code ConfbridgeListRooms}. */
    public static final int CONFBRIDGE_LIST_ROOMS = 71;
    /** {@code ConfbridgeListRoomsComplete}. */
    public static final int CONFBRIDGE_LIST_ROOMS_COMPLETE = 72;
    /** {@code ConfbridgeMute}. */
    public static final int CONFBRIDGE_MUTE = 73;
    /** {@code ConfbridgeRecord}. */
    public static final int CONFBRIDGE_RECORD = 74;
    /** {@code ConfbridgeStart}. */
    public static final int CONFBRIDGE_START = 75;
    /** {@code ConfbridgeStopRecord}. */
    public static final int CONFBRIDGE_STOP_RECORD = 76;
    /** {@code ConfbridgeTalking}. */
    public static final int CONFBRIDGE_TALKING = 77;
    /** {@code ConfbridgeUnmute}. */
    public static final int CONFBRIDGE_UNMUTE = 78;
    /** {@code ContactList}. */
    public static final int CONTACT_LIST = 79;
    /** {@code ContactListComplete}. */
    public static final int CONTACT_LIST_COMPLETE = 80;
    /** {@code ContactStatus}. */
    public static final int CONTACT_STATUS = 81;
    /** {@code ContactStatusDetail}. */
    public static final int CONTACT_STATUS_DETAIL = 82;
    /** {@code ContactStatusDetailComplete}. */
    public static final int CONTACT_STATUS_DETAIL_COMPLETE = 83;
    /** {@code CoreShowChannel}. */
    public static final int CORE_SHOW_CHANNEL = 84;
    /** {@code CoreShowChannelMap}. */
    public static final int CORE_SHOW_CHANNEL_MAP = 85;
    /** {@code CoreShowChannelMapComplete}. */
    public static final int CORE_SHOW_CHANNEL_MAP_COMPLETE = 86;
    /** {@code CoreShowChannelsComplete}. */
    public static final int CORE_SHOW_CHANNELS_COMPLETE = 87;
    /** {@code DAHDIChannel}. */
    public static final int DAHDI_CHANNEL = 88;
    /** {@code DBGetComplete}. */
    public static final int DB_GET_COMPLETE = 89;
    /** {@code DBGetResponse}. */
    public static final int DB_GET_RESPONSE = 90;
    /** {@code DBGetTreeComplete}. */
    public static final int DB_GET_TREE_COMPLETE = 91;
    /** {@code DBGetTreeResponse}. */
    public static final int DB_GET_TREE_RESPONSE = 92;
    /** {@code DeadlockStart}. */
    public static final int DEADLOCK_START = 93;
    /** {@code DeviceStateChange}. */
    public static final int DEVICE_STATE_CHANGE = 94;
    /** {@code DeviceStateListComplete}. */
    public static final int DEVICE_STATE_LIST_COMPLETE = 95;
    /** {@code DialBegin}. */
    public static final int DIAL_BEGIN = 96;
    /** {@code DialEnd}. */
    public static final int DIAL_END = 97;
    /** {@code DialState}. */
    public static final int DIAL_STATE = 98;
    /** {@code DNDState}. */
    public static final int DND_STATE = 99;
    /** {@code DTMFBegin}. */
    public static final int DTMF_BEGIN = 100;
    /** {@code DTMFEnd}. */
    public static final int DTMF_END = 101;
    /** {@code EndpointDetail}. */
    public static final int ENDPOINT_DETAIL = 102;
    /** {@code EndpointDetailComplete}. */
    public static final int ENDPOINT_DETAIL_COMPLETE = 103;
    /** {@code EndpointList}. */
    public static final int ENDPOINT_LIST = 104;
    /** {@code EndpointListComplete}. */
    public static final int ENDPOINT_LIST_COMPLETE = 105;
    /** {@code ExtensionStateListComplete}. */
    public static final int EXTENSION_STATE_LIST_COMPLETE = 106;
    /** {@code ExtensionStatus}. */
    public static final int EXTENSION_STATUS = 107;
    /** {@code FailedACL}. */
    public static final int FAILED_ACL = 108;
    /** {@code FAXSession}. */
    public static final int FAX_SESSION = 109;
    /** {@code FAXSessionsComplete}. */
    public static final int FAX_SESSIONS_COMPLETE = 110;
    /** {@code FAXSessionsEntry}. */
    public static final int FAX_SESSIONS_ENTRY = 111;
    /** {@code FAXStats}. */
    public static final int FAX_STATS = 112;
    /** {@code FAXStatus}. */
    public static final int FAX_STATUS = 113;
    /** {@code Flash}. */
    public static final int FLASH = 114;
    /** {@code FullyBooted}. */
    public static final int FULLY_BOOTED = 115;
    /** {@code Hangup}. */
    public static final int HANGUP = 116;
    /** {@code HangupHandlerPop}. */
    public static final int HANGUP_HANDLER_POP = 117;
    /** {@code HangupHandlerPush}. */
    public static final int HANGUP_HANDLER_PUSH = 118;
    /** {@code HangupHandlerRun}. */
    public static final int HANGUP_HANDLER_RUN = 119;
    /** {@code HangupRequest}. */
    public static final int HANGUP_REQUEST = 120;
    /** {@code Hold}. */
    public static final int HOLD = 121;
    /** {@code IdentifyDetail}. */
    public static final int IDENTIFY_DETAIL = 122;
    /** {@code InboundRegistrationDetail}. */
    public static final int INBOUND_REGISTRATION_DETAIL = 123;
    /** {@code InboundRegistrationDetailComplete}. */
    public static final int INBOUND_REGISTRATION_DETAIL_COMPLETE = 124;
    /** {@code InboundSubscriptionDetail}. */
    public static final int INBOUND_SUBSCRIPTION_DETAIL = 125;
    /** {@code InvalidAccountID}. */
    public static final int INVALID_ACCOUNT_ID = 126;
    /** {@code InvalidPassword}. */
    public static final int INVALID_PASSWORD = 127;
    /** {@code InvalidTransport}. */
    public static final int INVALID_TRANSPORT = 128;
    /** {@code JabberStatus}. */
    public static final int JABBER_STATUS = 129;
    /** {@code ListDialplan}. */
    public static final int LIST_DIALPLAN = 130;
    /** {@code Load}. */
    public static final int LOAD = 131;
    /** {@code LoadAverageLimit}. */
    public static final int LOAD_AVERAGE_LIMIT = 132;
    /** {@code LocalBridge}. */
    public static final int LOCAL_BRIDGE = 133;
    /** {@code LocalOptimizationBegin}. */
    public static final int LOCAL_OPTIMIZATION_BEGIN = 134;
    /** {@code LocalOptimizationEnd}. */
    public static final int LOCAL_OPTIMIZATION_END = 135;
    /** {@code LogChannel}. */
    public static final int LOG_CHANNEL = 136;
    /** {@code MCID}. */
    public static final int MCID = 137;
    /** {@code MeetmeEnd}. */
    public static final int MEETME_END = 138;
    /** {@code MeetmeJoin}. */
    public static final int MEETME_JOIN = 139;
    /** {@code MeetmeLeave}. */
    public static final int MEETME_LEAVE = 140;
    /** {@code MeetmeList}. */
    public static final int MEETME_LIST = 141;
    /** {@code MeetmeListRooms}. */
    public static final int MEETME_LIST_ROOMS = 142;
    /** {@code MeetmeMute}. */
    public static final int MEETME_MUTE = 143;
    /** {@code MeetmeTalking}. */
    public static final int MEETME_TALKING = 144;
    /** {@code MeetmeTalkRequest}. */
    public static final int MEETME_TALK_REQUEST = 145;
    /** {@code MemoryLimit}. */
    public static final int MEMORY_LIMIT = 146;
    /** {@code MessageWaiting}. */
    public static final int MESSAGE_WAITING = 147;
    /** {@code MiniVoiceMail}. */
    public static final int MINI_VOICE_MAIL = 148;
    /** {@code MixMonitorMute}. */
    public static final int MIX_MONITOR_MUTE = 149;
    /** {@code MixMonitorStart}. */
    public static final int MIX_MONITOR_START = 150;
    /** {@code MixMonitorStop}. */
    public static final int MIX_MONITOR_STOP = 151;
    /** {@code MusicOnHoldStart}. */
    public static final int MUSIC_ON_HOLD_START = 152;
    /** {@code MusicOnHoldStop}. */
    public static final int MUSIC_ON_HOLD_STOP = 153;
    /** {@code MWIGet}. */
    public static final int MWI_GET = 154;
    /** {@code MWIGetComplete}. */
    public static final int MWI_GET_COMPLETE = 155;
    /** {@code NewAccountCode}. */
    public static final int NEW_ACCOUNT_CODE = 156;
    /** {@code NewCallerid}. */
    public static final int NEW_CALLERID = 157;
    /** {@code Newchannel}. */
    public static final int NEWCHANNEL = 158;
    /** {@code NewConnectedLine}. */
    public static final int NEW_CONNECTED_LINE = 159;
    /** {@code Newexten}. */
    public static final int NEWEXTEN = 160;
    /** {@code Newstate}. */
    public static final int NEWSTATE = 161;
    /** {@code OriginateResponse}. */
    public static final int ORIGINATE_RESPONSE = 162;
    /** {@code OutboundRegistrationDetail}. */
    public static final int OUTBOUND_REGISTRATION_DETAIL = 163;
    /** {@code OutboundSubscriptionDetail}. */
    public static final int OUTBOUND_SUBSCRIPTION_DETAIL = 164;
    /** {@code ParkedCall}. */
    public static final int PARKED_CALL = 165;
    /** {@code ParkedCallGiveUp}. */
    public static final int PARKED_CALL_GIVE_UP = 166;
    /** {@code ParkedCallsComplete}. */
    public static final int PARKED_CALLS_COMPLETE = 167;
    /** {@code ParkedCallSwap}. */
    public static final int PARKED_CALL_SWAP = 168;
    /** {@code ParkedCallTimeOut}. */
    public static final int PARKED_CALL_TIME_OUT = 169;
    /** {@code Parkinglot}. */
    public static final int PARKINGLOT = 170;
    /** {@code ParkinglotsComplete}. */
    public static final int PARKINGLOTS_COMPLETE = 171;
    /** {@code PeerEntry}. */
    public static final int PEER_ENTRY = 172;
    /** {@code PeerlistComplete}. */
    public static final int PEERLIST_COMPLETE = 173;
    /** {@code PeerStatus}. */
    public static final int PEER_STATUS = 174;
    /** {@code Pickup}. */
    public static final int PICKUP = 175;
    /** {@code PJSIPMaintenanceStatus}. */
    public static final int PJSIP_MAINTENANCE_STATUS = 176;
    /** {@code PJSIPMaintenanceStatusComplete}. */
    public static final int PJSIP_MAINTENANCE_STATUS_COMPLETE = 177;
    /** {@code PresenceStateChange}. */
    public static final int PRESENCE_STATE_CHANGE = 178;
    /** {@code PresenceStateListComplete}. */
    public static final int PRESENCE_STATE_LIST_COMPLETE = 179;
    /** {@code PresenceStatus}. */
    public static final int PRESENCE_STATUS = 180;
    /** {@code QueueCallerAbandon}. */
    public static final int QUEUE_CALLER_ABANDON = 181;
    /** {@code QueueCallerJoin}. */
    public static final int QUEUE_CALLER_JOIN = 182;
    /** {@code QueueCallerLeave}. */
    public static final int QUEUE_CALLER_LEAVE = 183;
    /** {@code QueueEntry}. */
    public static final int QUEUE_ENTRY = 184;
    /** {@code QueueMember}. */
    public static final int QUEUE_MEMBER = 185;
    /** {@code QueueMemberAdded}. */
    public static final int QUEUE_MEMBER_ADDED = 186;
    /** {@code QueueMemberPause}. */
    public static final int QUEUE_MEMBER_PAUSE = 187;
    /** {@code QueueMemberPenalty}. */
    public static final int QUEUE_MEMBER_PENALTY = 188;
    /** {@code QueueMemberRemoved}. */
    public static final int QUEUE_MEMBER_REMOVED = 189;
    /** {@code QueueMemberRinginuse}. */
    public static final int QUEUE_MEMBER_RINGINUSE = 190;
    /** {@code QueueMemberStatus}. */
    public static final int QUEUE_MEMBER_STATUS = 191;
    /** {@code QueueParams}. */
    public static final int QUEUE_PARAMS = 192;
    /** {@code QueueStatusComplete}. */
    public static final int QUEUE_STATUS_COMPLETE = 193;
    /** {@code QueueSummary}. */
    public static final int QUEUE_SUMMARY = 194;
    /** {@code QueueSummaryComplete}. */
    public static final int QUEUE_SUMMARY_COMPLETE = 195;
    /** {@code ReceiveFAX}. */
    public static final int RECEIVE_FAX = 196;
    /** {@code RegistrationsComplete}. */
    public static final int REGISTRATIONS_COMPLETE = 197;
    /** {@code Registry}. */
    public static final int REGISTRY = 198;
    /** {@code RegistryEntry}. */
    public static final int REGISTRY_ENTRY = 199;
    /** {@code Reload}. */
    public static final int RELOAD = 200;
    /** {@code Rename}. */
    public static final int RENAME = 201;
    /** {@code RequestBadFormat}. */
    public static final int REQUEST_BAD_FORMAT = 202;
    /** {@code RequestNotAllowed}. */
    public static final int REQUEST_NOT_ALLOWED = 203;
    /** {@code RequestNotSupported}. */
    public static final int REQUEST_NOT_SUPPORTED = 204;
    /** {@code ResourceListDetail}. */
    public static final int RESOURCE_LIST_DETAIL = 205;
    /** {@code RTCPReceived}. */
    public static final int RTCP_RECEIVED = 206;
    /** {@code RTCPSent}. */
    public static final int RTCP_SENT = 207;
    /** {@code SendFAX}. */
    public static final int SEND_FAX = 208;
    /** {@code SessionLimit}. */
    public static final int SESSION_LIMIT = 209;
    /** {@code ShowDialPlanComplete}. */
    public static final int SHOW_DIAL_PLAN_COMPLETE = 210;
    /** {@code Shutdown}. */
    public static final int SHUTDOWN = 211;
    /** {@code SoftHangupRequest}. */
    public static final int SOFT_HANGUP_REQUEST = 212;
    /** {@code SpanAlarm}. */
    public static final int SPAN_ALARM = 213;
    /** {@code SpanAlarmClear}. */
    public static final int SPAN_ALARM_CLEAR = 214;
    /** {@code Status}. */
    public static final int STATUS = 215;
    /** {@code StatusComplete}. */
    public static final int STATUS_COMPLETE = 216;
    /** {@code SuccessfulAuth}. */
    public static final int SUCCESSFUL_AUTH = 217;
    /** {@code TestEvent}. */
    public static final int TEST_EVENT = 218;
    /** {@code TransportDetail}. */
    public static final int TRANSPORT_DETAIL = 219;
    /** {@code UnexpectedAddress}. */
    public static final int UNEXPECTED_ADDRESS = 220;
    /** {@code Unhold}. */
    public static final int UNHOLD = 221;
    /** {@code Unload}. */
    public static final int UNLOAD = 222;
    /** {@code UnParkedCall}. */
    public static final int UN_PARKED_CALL = 223;
    /** {@code UserEvent}. */
    public static final int USER_EVENT = 224;
    /** {@code VarSet}. */
    public static final int VAR_SET = 225;
    /** {@code VoicemailBoxDetailComplete}. */
    public static final int VOICEMAIL_BOX_DETAIL_COMPLETE = 226;
    /** {@code VoicemailPasswordChange}. */
    public static final int VOICEMAIL_PASSWORD_CHANGE = 227;
    /** {@code VoicemailUserDetail}. */
    public static final int VOICEMAIL_USER_DETAIL = 228;
    /** {@code VoicemailUserDetailComplete}. */
    public static final int VOICEMAIL_USER_DETAIL_COMPLETE = 229;
    /** {@code VoicemailUserEntry}. */
    public static final int VOICEMAIL_USER_ENTRY = 230;
    /** {@code VoicemailUserEntryComplete}. */
    public static final int VOICEMAIL_USER_ENTRY_COMPLETE = 231;
    /** {@code WaitEventComplete}. */
    public static final int WAIT_EVENT_COMPLETE = 232;
    /** {@code Wink}. */
    public static final int WINK = 233;
    /** {@code AbsoluteTimeout}. */
    public static final int ABSOLUTE_TIMEOUT = 234;
    /** {@code AGI}. */
    public static final int AGI = 235;
    /** {@code AOCMessage}. */
    public static final int AOC_MESSAGE = 236;
    /** {@code Atxfer}. */
    public static final int ATXFER = 237;
    /** {@code Bridge}. */
    public static final int BRIDGE = 238;
    /** {@code BridgeInfo}. */
    public static final int BRIDGE_INFO = 239;
    /** {@code BridgeKick}. */
    public static final int BRIDGE_KICK = 240;
    /** {@code BridgeList}. */
    public static final int BRIDGE_LIST = 241;
    /** {@code BridgeTechnologyList}. */
    public static final int BRIDGE_TECHNOLOGY_LIST = 242;
    /** {@code BridgeTechnologySuspend}. */
    public static final int BRIDGE_TECHNOLOGY_SUSPEND = 243;
    /** {@code BridgeTechnologyUnsuspend}. */
    public static final int BRIDGE_TECHNOLOGY_UNSUSPEND = 244;
    /** {@code CancelAtxfer}. */
    public static final int CANCEL_ATXFER = 245;
    /** {@code Challenge}. */
    public static final int CHALLENGE = 246;
    /** {@code Command}. */
    public static final int COMMAND = 247;
    /** {@code ConfbridgeKick}. */
    public static final int CONFBRIDGE_KICK = 248;
    /** {@code ConfbridgeLock}. */
    public static final int CONFBRIDGE_LOCK = 249;
    /** {@code ConfbridgeSetSingleVideoSrc}. */
    public static final int CONFBRIDGE_SET_SINGLE_VIDEO_SRC = 250;
    /** {@code ConfbridgeStartRecord}. */
    public static final int CONFBRIDGE_START_RECORD = 251;
    /** {@code ConfbridgeUnlock}. */
    public static final int CONFBRIDGE_UNLOCK = 252;
    /** {@code ControlPlayback}. */
    public static final int CONTROL_PLAYBACK = 253;
    /** {@code CoreSettings}. */
    public static final int CORE_SETTINGS = 254;
    /** {@code CoreShowChannels}. */
    public static final int CORE_SHOW_CHANNELS = 255;
    /** {@code CoreStatus}. */
    public static final int CORE_STATUS = 256;
    /** {@code CreateConfig}. */
    public static final int CREATE_CONFIG = 257;
    /** {@code DBDel}. */
    public static final int DB_DEL = 258;
    /** {@code DBDelTree}. */
    public static final int DB_DEL_TREE = 259;
    /** {@code DBGet}. */
    public static final int DB_GET = 260;
    /** {@code DBGetTree}. */
    public static final int DB_GET_TREE = 261;
    /** {@code DBPut}. */
    public static final int DB_PUT = 262;
    /** {@code DeviceStateList}. */
    public static final int DEVICE_STATE_LIST = 263;
    /** {@code DialplanExtensionAdd}. */
    public static final int DIALPLAN_EXTENSION_ADD = 264;
    /** {@code DialplanExtensionRemove}. */
    public static final int DIALPLAN_EXTENSION_REMOVE = 265;
    /** {@code Events}. */
    public static final int EVENTS = 266;
    /** {@code ExtensionState}. */
    public static final int EXTENSION_STATE = 267;
    /** {@code ExtensionStateList}. */
    public static final int EXTENSION_STATE_LIST = 268;
    /** {@code FAXSessions}. */
    public static final int FAX_SESSIONS = 269;
    /** {@code Filter}. */
    public static final int FILTER = 270;
    /** {@code GetConfig}. */
    public static final int GET_CONFIG = 271;
    /** {@code GetConfigJSON}. */
    public static final int GET_CONFIG_JSON = 272;
    /** {@code Getvar}. */
    public static final int GETVAR = 273;
    /** {@code IAXnetstats}. */
    public static final int IA_XNETSTATS = 274;
    /** {@code IAXpeerlist}. */
    public static final int IA_XPEERLIST = 275;
    /** {@code IAXpeers}. */
    public static final int IA_XPEERS = 276;
    /** {@code IAXregistry}. */
    public static final int IA_XREGISTRY = 277;
    /** {@code JabberSend}. */
    public static final int JABBER_SEND = 278;
    /** {@code ListCategories}. */
    public static final int LIST_CATEGORIES = 279;
    /** {@code ListCommands}. */
    public static final int LIST_COMMANDS = 280;
    /** {@code LocalOptimizeAway}. */
    public static final int LOCAL_OPTIMIZE_AWAY = 281;
    /** {@code LoggerRotate}. */
    public static final int LOGGER_ROTATE = 282;
    /** {@code Login}. */
    public static final int LOGIN = 283;
    /** {@code Logoff}. */
    public static final int LOGOFF = 284;
    /** {@code MailboxCount}. */
    public static final int MAILBOX_COUNT = 285;
    /** {@code MailboxStatus}. */
    public static final int MAILBOX_STATUS = 286;
    /** {@code MessageSend}. */
    public static final int MESSAGE_SEND = 287;
    /** {@code MixMonitor}. */
    public static final int MIX_MONITOR = 288;
    /** {@code ModuleCheck}. */
    public static final int MODULE_CHECK = 289;
    /** {@code ModuleLoad}. */
    public static final int MODULE_LOAD = 290;
    /** {@code MuteAudio}. */
    public static final int MUTE_AUDIO = 291;
    /** {@code Originate}. */
    public static final int ORIGINATE = 292;
    /** {@code Park}. */
    public static final int PARK = 293;
    /** {@code ParkedCalls}. */
    public static final int PARKED_CALLS = 294;
    /** {@code Parkinglots}. */
    public static final int PARKINGLOTS = 295;
    /** {@code Ping}. */
    public static final int PING = 296;
    /** {@code PJSIPHangup}. */
    public static final int PJSIP_HANGUP = 297;
    /** {@code PJSIPNotify}. */
    public static final int PJSIP_NOTIFY = 298;
    /** {@code PJSIPQualify}. */
    public static final int PJSIP_QUALIFY = 299;
    /** {@code PJSIPRegister}. */
    public static final int PJSIP_REGISTER = 300;
    /** {@code PJSIPSetMaintenance}. */
    public static final int PJSIP_SET_MAINTENANCE = 301;
    /** {@code PJSIPShowAors}. */
    public static final int PJSIP_SHOW_AORS = 302;
    /** {@code PJSIPShowAuths}. */
    public static final int PJSIP_SHOW_AUTHS = 303;
    /** {@code PJSIPShowContacts}. */
    public static final int PJSIP_SHOW_CONTACTS = 304;
    /** {@code PJSIPShowEndpoint}. */
    public static final int PJSIP_SHOW_ENDPOINT = 305;
    /** {@code PJSIPShowEndpoints}. */
    public static final int PJSIP_SHOW_ENDPOINTS = 306;
    /** {@code PJSIPShowMaintenance}. */
    public static final int PJSIP_SHOW_MAINTENANCE = 307;
    /** {@code PJSIPShowRegistrationInboundContactStatuses}. */
    public static final int PJSIP_SHOW_REGISTRATION_INBOUND_CONTACT_STATUSES = 308;
    /** {@code PJSIPShowRegistrationsInbound}. */
    public static final int PJSIP_SHOW_REGISTRATIONS_INBOUND = 309;
    /** {@code PJSIPShowRegistrationsOutbound}. */
    public static final int PJSIP_SHOW_REGISTRATIONS_OUTBOUND = 310;
    /** {@code PJSIPShowResourceLists}. */
    public static final int PJSIP_SHOW_RESOURCE_LISTS = 311;
    /** {@code PJSIPShowSubscriptionsInbound}. */
    public static final int PJSIP_SHOW_SUBSCRIPTIONS_INBOUND = 312;
    /** {@code PJSIPShowSubscriptionsOutbound}. */
    public static final int PJSIP_SHOW_SUBSCRIPTIONS_OUTBOUND = 313;
    /** {@code PJSIPUnregister}. */
    public static final int PJSIP_UNREGISTER = 314;
    /** {@code PlayDTMF}. */
    public static final int PLAY_DTMF = 315;
    /** {@code PlayMF}. */
    public static final int PLAY_MF = 316;
    /** {@code PresenceState}. */
    public static final int PRESENCE_STATE = 317;
    /** {@code PresenceStateList}. */
    public static final int PRESENCE_STATE_LIST = 318;
    /** {@code QueueAdd}. */
    public static final int QUEUE_ADD = 319;
    /** {@code QueueChangePriorityCaller}. */
    public static final int QUEUE_CHANGE_PRIORITY_CALLER = 320;
    /** {@code QueueLog}. */
    public static final int QUEUE_LOG = 321;
    /** {@code QueuePause}. */
    public static final int QUEUE_PAUSE = 322;
    /** {@code QueuePenalty}. */
    public static final int QUEUE_PENALTY = 323;
    /** {@code QueueReload}. */
    public static final int QUEUE_RELOAD = 324;
    /** {@code QueueRemove}. */
    public static final int QUEUE_REMOVE = 325;
    /** {@code QueueReset}. */
    public static final int QUEUE_RESET = 326;
    /** {@code QueueRule}. */
    public static final int QUEUE_RULE = 327;
    /** {@code QueueStatus}. */
    public static final int QUEUE_STATUS = 328;
    /** {@code QueueWithdrawCaller}. */
    public static final int QUEUE_WITHDRAW_CALLER = 329;
    /** {@code Redirect}. */
    public static final int REDIRECT = 330;
    /** {@code SendFlash}. */
    public static final int SEND_FLASH = 331;
    /** {@code SendText}. */
    public static final int SEND_TEXT = 332;
    /** {@code Setvar}. */
    public static final int SETVAR = 333;
    /** {@code ShowDialPlan}. */
    public static final int SHOW_DIAL_PLAN = 334;
    /** {@code SorceryMemoryCacheExpire}. */
    public static final int SORCERY_MEMORY_CACHE_EXPIRE = 335;
    /** {@code SorceryMemoryCacheExpireObject}. */
    public static final int SORCERY_MEMORY_CACHE_EXPIRE_OBJECT = 336;
    /** {@code SorceryMemoryCachePopulate}. */
    public static final int SORCERY_MEMORY_CACHE_POPULATE = 337;
    /** {@code SorceryMemoryCacheStale}. */
    public static final int SORCERY_MEMORY_CACHE_STALE = 338;
    /** {@code SorceryMemoryCacheStaleObject}. */
    public static final int SORCERY_MEMORY_CACHE_STALE_OBJECT = 339;
    /** {@code StopMixMonitor}. */
    public static final int STOP_MIX_MONITOR = 340;
    /** {@code UpdateConfig}. */
    public static final int UPDATE_CONFIG = 341;
    /** {@code VoicemailBoxSummary}. */
    public static final int VOICEMAIL_BOX_SUMMARY = 342;
    /** {@code VoicemailForward}. */
    public static final int VOICEMAIL_FORWARD = 343;
    /** {@code VoicemailMove}. */
    public static final int VOICEMAIL_MOVE = 344;
    /** {@code VoicemailRefresh}. */
    public static final int VOICEMAIL_REFRESH = 345;
    /** {@code VoicemailRemove}. */
    public static final int VOICEMAIL_REMOVE = 346;
    /** {@code VoicemailUsersList}. */
    public static final int VOICEMAIL_USERS_LIST = 347;
    /** {@code VoicemailUserStatus}. */
    public static final int VOICEMAIL_USER_STATUS = 348;
    /** {@code WaitEvent}. */
    public static final int WAIT_EVENT = 349;
    /** {@code ChangeMonitor}. */
    public static final int CHANGE_MONITOR = 350;
    /** {@code Monitor}. */
    public static final int MONITOR = 351;
    /** {@code PauseMonitor}. */
    public static final int PAUSE_MONITOR = 352;
    /** {@code SIPnotify}. */
    public static final int SI_PNOTIFY = 353;
    /** {@code SIPpeers}. */
    public static final int SI_PPEERS = 354;
    /** {@code SIPpeerstatus}. */
    public static final int SI_PPEERSTATUS = 355;
    /** {@code SIPqualifypeer}. */
    public static final int SI_PQUALIFYPEER = 356;
    /** {@code SIPshowpeer}. */
    public static final int SI_PSHOWPEER = 357;
    /** {@code SIPshowregistry}. */
    public static final int SI_PSHOWREGISTRY = 358;
    /** {@code StopMonitor}. */
    public static final int STOP_MONITOR = 359;
    /** {@code UnpauseMonitor}. */
    public static final int UNPAUSE_MONITOR = 360;
    /** {@code DAHDIDNDoff}. */
    public static final int DAHDIDN_DOFF = 361;
    /** {@code DAHDIDNDon}. */
    public static final int DAHDIDN_DON = 362;
    /** {@code DAHDIDialOffhook}. */
    public static final int DAHDI_DIAL_OFFHOOK = 363;
    /** {@code DAHDIHangup}. */
    public static final int DAHDI_HANGUP = 364;
    /** {@code DAHDIRestart}. */
    public static final int DAHDI_RESTART = 365;
    /** {@code DAHDIShowChannels}. */
    public static final int DAHDI_SHOW_CHANNELS = 366;
    /** {@code DAHDIShowStatus}. */
    public static final int DAHDI_SHOW_STATUS = 367;
    /** {@code DAHDITransfer}. */
    public static final int DAHDI_TRANSFER = 368;
    /** {@code MWIDelete}. */
    public static final int MWI_DELETE = 369;
    /** {@code MWIUpdate}. */
    public static final int MWI_UPDATE = 370;
    /** {@code MeetmeUnmute}. */
    public static final int MEETME_UNMUTE = 371;
    /** {@code PRIDebugFileSet}. */
    public static final int PRI_DEBUG_FILE_SET = 372;
    /** {@code PRIDebugFileUnset}. */
    public static final int PRI_DEBUG_FILE_UNSET = 373;
    /** {@code PRIDebugSet}. */
    public static final int PRI_DEBUG_SET = 374;
    /** {@code PRIShowSpans}. */
    public static final int PRI_SHOW_SPANS = 375;
    /** {@code GSAgents}. */
    public static final int GS_AGENTS = 376;
    /** {@code GsAgentComplete}. */
    public static final int GS_AGENT_COMPLETE = 377;
    /** {@code Queues}. */
    public static final int QUEUES = 378;
    /** {@code QueuesComplete}. */
    public static final int QUEUES_COMPLETE = 379;
    /** {@code GsAgent}. */
    public static final int GS_AGENT = 380;

    private AmiName() {
    }
}
