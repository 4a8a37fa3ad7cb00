/** Microsoft's clouds: where people sign in, and what stands for Partner Center there. */
export interface NationalCloud {
  authority: string;
  /** Also the audience of the token. */
  partnerCenter: string;
}

/** https://github.com/microsoft/Partner-Center-PowerShell/blob/8fbf3346/src/PowerShell/Models/Authentication/EnvironmentConstants.cs */
export const nationalClouds = {
  global: {
    authority: 'https://login.microsoftonline.com',
    partnerCenter: 'https://api.partnercenter.microsoft.com',
  },
  usgov: {
    authority: 'https://login.microsoftonline.us',
    partnerCenter: 'https://api.partnercenter.microsoft.com',
  },
  china: {
    authority: 'https://login.chinacloudapi.cn',
    partnerCenter: 'https://partner.partnercenterapi.microsoftonline.cn',
  },
  germany: {
    authority: 'https://login.microsoftonline.de',
    partnerCenter: 'https://api.partnercenter.microsoft.com',
  },
  ppe: {
    authority: 'https://login.windows-ppe.net',
    partnerCenter: 'https://api.partnercenter.microsoft-ppe.com',
  },
} as const satisfies Record<string, NationalCloud>;

export const nationalCloudIds = ['global', 'usgov', 'china', 'germany', 'ppe'] as const;
