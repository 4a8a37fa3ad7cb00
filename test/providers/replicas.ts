/**
 * The login pages of each product as far as their structure is documented or reported: names and ids of the fields, what
 * is hidden, which button sends. The markup and the words around it are ours. One page after the other, each sent to
 * /next; the second factor is an authenticator app.
 */
const form = (content: string, attributes = ''): string =>
  `<form method="post" action="/next" ${attributes}>${content}</form>`;

/** Fields in the open shadow root of a custom element; the form is sent by script, as such pages do. */
const inShadow = (element: string, content: string): string => `<${element}></${element}><script>
  const host = document.querySelector('${element}');
  host.attachShadow({ mode: 'open' }).innerHTML = ${JSON.stringify(form(content))};
</script>`;

const usernameAndPassword = (username: string, password: string, submit: string): string =>
  `<h1>Sign in</h1>${form(`${username}${password}${submit}`)}`;

export const replicas: Record<string, string[]> = {
  keycloak: [
    usernameAndPassword(
      '<label for="username">Username or email</label><input id="username" name="username" autocomplete="username">',
      '<label for="password">Password</label><input id="password" name="password" type="password">',
      '<input type="checkbox" id="rememberMe" name="rememberMe"><label for="rememberMe">Remember me</label><button id="kc-login" name="login">Sign In</button>',
    ),
    `<h1>Sign in</h1>${form('<label for="otp">One-time code</label><input id="otp" name="otp" autocomplete="one-time-code"><input id="kc-login" name="login" type="submit" value="Sign In">', 'id="kc-otp-login-form"')}`,
  ],
  lemonldap: [
    form(
      '<input type="hidden" name="token" value="1"><input id="userfield" name="user" placeholder="Login" aria-required="true"><input id="passwordfield" name="password" type="password" placeholder="Password"><button type="submit">Connect</button>',
      'id="lform"',
    ),
    form(
      '<p>Enter TOTP code</p><input id="extcode" name="code" placeholder="Code"><button type="submit" class="btn btn-success">Connect</button><a href="/?cancel=1">Cancel</a>',
    ),
  ],
  okta: [
    `<h2>Sign In</h2>${form('<label for="i1">Username</label><input id="i1" name="identifier" autocomplete="username"><label><input type="checkbox" name="rememberMe">Keep me signed in</label><button data-se="save" type="submit">Next</button><a href="#" data-se="forgot-password">Forgot password?</a>', 'data-se="o-form"')}<a role="button" href="#">Sign in with Okta FastPass</a>`,
    `<h2>Verify with your password</h2>${form('<label for="i2">Password</label><input id="i2" name="credentials.passcode" type="password" autocomplete="current-password"><button data-se="save" type="submit">Verify</button>', 'data-se="o-form"')}`,
    `<h2>Verify with Google Authenticator</h2>${form('<label for="i3">Enter code</label><input id="i3" name="credentials.passcode" type="text" autocomplete="off" inputmode="numeric"><button data-se="save" type="submit">Verify</button>', 'data-se="o-form"')}<a href="#" data-se="switchAuthenticator">Verify with something else</a>`,
  ],
  auth0: [
    `<h1>Welcome</h1>${form('<label for="username">Email address</label><input id="username" name="username" inputmode="email"><button type="submit" name="action" value="default">Continue</button>')}<button type="button">Continue with Google</button>`,
    `<h1>Enter Your Password</h1>${form('<input name="username" value="alice" readonly><label for="password">Password</label><input id="password" name="password" type="password"><button type="button" aria-label="Show password">Show</button><button type="submit" name="action" value="default">Continue</button>')}`,
    `<h1>Verify Your Identity</h1><p>Check your preferred one-time password application for a code.</p>${form('<label for="code">Enter your one-time code</label><input id="code" name="code" inputmode="numeric"><label><input type="checkbox" id="rememberBrowser" name="rememberBrowser">Remember this device for 30 days</label><button type="submit" name="action" value="default">Continue</button>')}`,
  ],
  entra: [
    `<div role="heading">Sign in</div>${form('<input type="text" name="loginfmt" id="i0116" aria-label="Enter your email, phone, or Skype."><input type="password" name="passwd" class="moveOffScreen" tabindex="-1" aria-hidden="true" style="position:absolute;left:-9999px"><input type="submit" id="idSIButton9" value="Next">')}`,
    `<div role="heading">Enter password</div>${form('<input type="text" name="loginfmt" class="moveOffScreen" style="position:absolute;left:-9999px"><input type="password" name="passwd" id="i0118" aria-label="Enter the password"><input type="submit" id="idSIButton9" value="Sign in">')}`,
    `<div role="heading">Enter code</div><div id="idDiv_SAOTCC_Description">Enter the code displayed in the authenticator app on your mobile device</div>${form('<input type="tel" name="otc" id="idTxtBx_SAOTCC_OTC" maxlength="6" placeholder="Code"><input type="submit" id="idSubmit_SAOTCC_Continue" value="Verify">')}`,
    `<div role="heading">Stay signed in?</div><div id="KmsiDescription">Do this to reduce the number of times you are asked to sign in.</div>${form('<input type="submit" id="idBtn_Back" value="No"><input type="submit" id="idSIButton9" value="Yes">')}`,
  ],
  adfs: [
    usernameAndPassword(
      '<input type="email" id="userNameInput" name="UserName" placeholder="someone@example.com">',
      '<input type="password" id="passwordInput" name="Password" placeholder="Password">',
      '<span id="submitButton" role="button" tabindex="0" onclick="this.closest(\'form\').submit()">Sign in</span>',
    ),
    `<h1>For security reasons, we require additional information to verify your account</h1>${form('<label for="code">Enter the verification code</label><input id="code" name="VerificationCode" type="text" maxlength="6"><input type="submit" value="Sign in">')}`,
  ],
  pingfederate: [
    usernameAndPassword(
      '<label for="username">Username</label><input id="username" name="pf.username">',
      '<label for="password">Password</label><input id="password" name="pf.pass" type="password">',
      '<input type="hidden" name="pf.ok" value=""><a id="signOnButton" href="#" onclick="document.forms[0].submit();return false" role="button">Sign On</a>',
    ),
    `<h1>Authentication</h1>${form('<input type="hidden" name="csrfToken" value="1"><label for="otp">Passcode</label><input id="otp" name="otp"><button type="submit">Sign On</button>', 'id="otp-form"')}`,
  ],
  pingone: [
    usernameAndPassword(
      '<label for="username">Username</label><input id="username" name="username">',
      '<label for="password">Password</label><input id="password" name="password" type="password">',
      '<button type="submit" data-id="submit-button">Sign On</button>',
    ),
    `<h1>Authenticator App</h1>${form('<label for="otp">Passcode</label><input id="otp" name="otp" inputmode="numeric"><button type="submit" data-id="submit-button">Sign On</button>')}`,
  ],
  duo: [
    `<h1>Single Sign-On</h1>${form('<label for="login-form--username">Email Address</label><input id="login-form--username" name="email"><button type="submit">Next</button>')}`,
    `<h1>Single Sign-On</h1>${form('<label for="login-form--password">Password</label><input id="login-form--password" name="password" type="password"><button type="submit">Log in</button>')}`,
    `<h1>Enter your passcode</h1><p>Enter a passcode from Duo Mobile.</p>${form('<label for="passcode-input">Passcode</label><input id="passcode-input" name="passcode-input" type="text" autocomplete="one-time-code"><button type="submit" data-testid="verify-button">Verify</button>')}<a class="other-options-link" href="#">Other options</a>`,
    `<h1 id="trust-this-browser-label">Is this your device?</h1>${form('<button id="trust-browser-button" name="trust" value="1">Yes, this is my device</button><button id="dont-trust-browser-button" name="trust" value="0">No, other people use this device</button>')}`,
  ],
  authentik: [
    inShadow(
      'ak-stage-identification',
      '<label>Email or Username<input name="uidField" autocomplete="username"></label><button type="submit">Log in</button>',
    ),
    inShadow(
      'ak-stage-password',
      '<input name="password" type="password" style="display:none"><label>Password<input name="password" type="password"></label><button type="submit">Continue</button>',
    ),
    inShadow(
      'ak-stage-authenticator-validate-code',
      '<label>Authentication code<input name="code" inputmode="numeric" autocomplete="one-time-code"></label><button type="submit">Continue</button>',
    ),
  ],
  zitadel: [
    `<h1>Welcome back!</h1>${form('<label>Loginname<input name="loginName" data-testid="username-text-input"></label><button type="submit" data-testid="submit-button">Continue</button>')}`,
    `<h1>Password</h1>${form('<label>Password<input name="password" type="password" data-testid="password-text-input"></label><button type="submit" data-testid="submit-button">Continue</button>')}`,
    `<h1>Verify 2-Factor</h1>${form('<label>Code<input name="code" data-testid="code-text-input"></label><button type="submit" data-testid="submit-button">Continue</button>')}`,
  ],
  authelia: [
    `<div id="first-factor-stage"><h1>Sign in</h1>${form('<label for="username-textfield">Username</label><input id="username-textfield" name="username" required><label for="password-textfield">Password</label><input id="password-textfield" name="password" type="password" required><label><input type="checkbox" id="remember-checkbox">Remember me</label><button id="sign-in-button" type="submit">Sign in</button>')}<button id="passkey-sign-in-button" type="button">Sign in with a passkey</button></div>`,
    `<div id="second-factor-stage"><h1>Hi Alice</h1><p>One-Time Password</p>${form('<div id="otp-input"><input name="otp" autocomplete="one-time-code" inputmode="numeric" maxlength="6" aria-label="One-Time Password" oninput="if (this.value.length === 6) this.form.submit()"></div>')}<button id="methods-button" type="button">Methods</button></div>`,
  ],
  ory: [
    `<h1>Sign in</h1>${form('<label>ID<input name="identifier"></label><label>Password<input name="password" type="password"></label><button type="submit" name="method" value="password">Sign in</button>')}`,
    `<h1>Two-factor authentication</h1>${form('<label>Authentication code<input name="totp_code"></label><button type="submit" name="method" value="totp">Use Authenticator</button>')}`,
  ],
  shibboleth: [
    `<h1>Web login</h1>${form('<label for="username">Username</label><input id="username" name="j_username"><label for="password">Password</label><input id="password" name="j_password" type="password"><label><input type="checkbox" name="donotcache">Don\'t remember login</label><button type="submit" name="_eventId_proceed">Login</button>')}`,
    `<h1>Second factor</h1>${form('<label for="tokencode">Token code</label><input id="tokencode" name="j_tokencode"><button type="submit" name="_eventId_proceed">Verify</button>')}`,
  ],
  wso2: [
    usernameAndPassword(
      '<label for="usernameUserInput">Username</label><input id="usernameUserInput" name="usernameUserInput">',
      '<label for="password">Password</label><input id="password" name="password" type="password">',
      '<button id="sign-in-button" type="submit">Sign In</button>',
    ),
    `<h1>Verify Your Identity</h1><p>Enter the code from your authenticator app</p>${form([1, 2, 3, 4, 5, 6].map((n) => `<input id="pincode-${n}" name="pincode-${n}" maxlength="1" oninput="this.nextElementSibling?.focus()">`).join('') + '<button id="subButton" type="submit">Continue</button>')}`,
  ],
  janssen: [
    usernameAndPassword(
      '<label for="loginForm:username">Username</label><input id="loginForm:username" name="loginForm:username">',
      '<label for="loginForm:password">Password</label><input id="loginForm:password" name="loginForm:password" type="password">',
      '<input type="submit" id="loginForm:loginButton" name="loginForm:loginButton" value="Login">',
    ),
    `<h1>OTP</h1>${form('<label for="otpForm:code">Enter the code shown in your app</label><input id="otpForm:code" name="otpForm:code"><input type="submit" value="Submit">')}`,
  ],
  fusionauth: [
    usernameAndPassword(
      '<input id="loginId" name="loginId" placeholder="Email">',
      '<input id="password" name="password" type="password" placeholder="Password">',
      '<button class="blue button">Submit</button>',
    ),
    `<h1>Two-factor challenge</h1><p>Enter the code from your authenticator app.</p>${form('<input id="code" name="code" placeholder="Verification code" autocomplete="one-time-code"><button class="blue button">Verify</button>')}`,
  ],
  google: [
    `<h1>Sign in</h1>${form('<input type="email" id="identifierId" name="identifier" aria-label="Email or phone"><button type="submit">Next</button><button type="button">Create account</button>')}`,
    `<h1>Welcome</h1>${form('<input type="password" name="Passwd" aria-label="Enter your password"><button type="submit">Next</button>')}`,
    `<h1>2-Step Verification</h1><p>Get a verification code from the Google Authenticator app</p>${form('<input type="tel" id="totpPin" name="Pin" aria-label="Enter code"><button type="submit">Next</button>')}<button type="button">Try another way</button>`,
  ],
  cognito: [
    `<div class="modal-content-mobile" style="display:none">${form('<input id="signInFormUsername" name="username"><input id="signInFormPassword" name="password" type="password"><input type="submit" name="signInSubmitButton" value="Sign in">')}</div><div class="modal-content-desktop"><h1>Sign in with your username and password</h1>${form('<label>Username<input name="username"></label><label>Password<input name="password" type="password"></label><input type="submit" name="signInSubmitButton" value="Sign in">')}</div>`,
    `<h1>Enter your authenticator code</h1>${form('<label>Code<input name="authentication_code"></label><button type="submit">Sign in</button>')}`,
  ],
  onelogin: [
    `<h1>Connecting to amrcheck</h1>${form('<label for="username">Username</label><input id="username" name="username"><button type="submit">Continue</button>')}`,
    `<h1>Log in</h1>${form('<label for="password">Password</label><input id="password" name="password" type="password"><button type="submit">Continue</button>')}`,
    `<h1>OneLogin Protect</h1>${form('<label for="security-code">Security code</label><input id="security-code" name="security-code"><button type="submit">Continue</button>')}`,
  ],
  jumpcloud: [
    `<h1>Log in to your account</h1>${form('<label>Email<input name="email"></label><button type="submit">Continue</button>')}`,
    `<h1>Log in to your account</h1>${form('<label>Password<input name="password" type="password"></label><button type="submit">SSO Login</button>')}`,
    `<h1>Verify your identity</h1><p>Enter the code from your authenticator app</p>${form([1, 2, 3, 4, 5, 6].map((n) => `<input name="d${n}" aria-label="digit ${n}" inputmode="numeric" oninput="this.nextElementSibling?.focus()">`).join('') + '<button type="submit">Verify</button>')}`,
  ],
  rsa: [
    `<h1>Sign In</h1>${form('<label>User ID<input name="userid"></label><button type="submit">Next</button>')}`,
    `<h1>Sign In</h1>${form('<label>Password<input name="password" type="password"></label><button type="submit">Submit</button>')}`,
    `<h1>Authenticate OTP</h1>${form('<label>Enter OTP from your RSA Authenticator app<input name="tokencode" autocomplete="one-time-code"></label><button type="submit">Submit</button>')}`,
  ],
};
