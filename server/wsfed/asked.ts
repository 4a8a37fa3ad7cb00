/** What a sign-in asks of a WS-Federation provider (WS-Federation 1.2, section 13.2.2); what is left out is not sent. */
export interface WsfedAsked {
  /** The method that is asked for. */
  wauth?: string | undefined;
  /** Minutes: how old the authentication may be; `0` asks for a new one. */
  wfresh?: string | undefined;
  /** The home realm. */
  whr?: string | undefined;
  /** As Microsoft sends it along: `login` asks for a new authentication where the provider knows the parameter. */
  prompt?: string | undefined;
  /** As Microsoft sends it along. */
  username?: string | undefined;
}
