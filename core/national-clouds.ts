/** Microsoft's clouds: where people sign in, and what stands for Partner Center and Graph there. */
export interface NationalCloud {
  authority: string;
  /** What `iss` of a v1.0 token begins with; the tenant follows. */
  issuer: string;
  /** Also the audience of the token. */
  partnerCenter: string;
  /** undefined: Microsoft publishes none. */
  graph?: string;
}

/**
 * Addresses: https://github.com/microsoft/Partner-Center-PowerShell/blob/8fbf3346/src/PowerShell/Models/Authentication/EnvironmentConstants.cs
 * Graph: https://learn.microsoft.com/en-us/graph/deployments
 * Issuers: https://learn.microsoft.com/en-us/answers/questions/1190472/what-are-the-token-issuers-for-the-sovereign-cloud
 */
export const nationalClouds = {
  global: {
    authority: 'https://login.microsoftonline.com',
    issuer: 'https://sts.windows.net/',
    partnerCenter: 'https://api.partnercenter.microsoft.com',
    graph: 'https://graph.microsoft.com',
  },
  usgov: {
    authority: 'https://login.microsoftonline.us',
    issuer: 'https://sts.windows.net/',
    partnerCenter: 'https://api.partnercenter.microsoft.com',
    graph: 'https://graph.microsoft.us',
  },
  china: {
    authority: 'https://login.chinacloudapi.cn',
    issuer: 'https://sts.chinacloudapi.cn/',
    partnerCenter: 'https://partner.partnercenterapi.microsoftonline.cn',
    graph: 'https://microsoftgraph.chinacloudapi.cn',
  },
  germany: {
    authority: 'https://login.microsoftonline.de',
    issuer: 'https://sts.windows.net/',
    partnerCenter: 'https://api.partnercenter.microsoft.com',
  },
  ppe: {
    authority: 'https://login.windows-ppe.net',
    issuer: 'https://sts.windows.net/',
    partnerCenter: 'https://api.partnercenter.microsoft-ppe.com',
  },
} as const satisfies Record<string, NationalCloud>;

export const nationalCloudIds = ['global', 'usgov', 'china', 'germany', 'ppe'] as const;
export type NationalCloudId = (typeof nationalCloudIds)[number];

/** The cloud of that name; without one, the global. */
export function cloudNamed(id: NationalCloudId = 'global'): NationalCloud {
  return nationalClouds[id];
}
