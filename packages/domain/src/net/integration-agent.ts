/** As whom we call integrations: those written for the protocol know their callers by it. */
export const INTEGRATION_AGENT = 'Mattermost-Bot/1.1';
