/** The pages before the account: small, and loaded together. */
export { default as ForgotPage } from './ForgotPage';
export { default as ResendPage } from './ResendPage';
export { default as ResetPage } from './ResetPage';
export { default as SetupPage } from './SetupPage';
export { default as SignInPage } from './SignInPage';
export { default as SignUpPage } from './SignUpPage';
export { default as UnlockPage } from './UnlockPage';
export { default as VerifyPage } from './VerifyPage';
