import { lazy } from 'react';
import { Navigate, Route, Routes } from 'react-router';
import { MembersOnly } from './MembersOnly';
import { NotFoundPage } from './NotFoundPage';
import { Shell } from './Shell';

type Gates = typeof import('../account/gates');

const gate = (name: keyof Gates) => lazy(async () => ({ default: (await import('../account/gates'))[name] }));

const ChatRoute = lazy(() => import('../chat/ChatRoute'));
const SignInPage = gate('SignInPage');
const SignUpPage = gate('SignUpPage');
const VerifyPage = gate('VerifyPage');
const ResendPage = gate('ResendPage');
const ForgotPage = gate('ForgotPage');
const ResetPage = gate('ResetPage');
const UnlockPage = gate('UnlockPage');
const SetupPage = gate('SetupPage');
const AccountFrame = lazy(() => import('../account/AccountFrame'));
const AccountPage = lazy(() => import('../account/AccountPage'));
const DevicesPage = lazy(() => import('../account/DevicesPage'));
const UsersPage = lazy(() => import('../account/UsersPage'));
const AuditPage = lazy(() => import('../account/AuditPage'));
const UsagePage = lazy(() => import('../usage/UsagePage'));

/** Which page is shown at which address. Every page is loaded when it is first needed. */
export function Pages() {
  return (
    <Routes>
      <Route element={<Shell />}>
        <Route index element={<ChatRoute />} />
        <Route path="c/:id" element={<MembersOnly><ChatRoute /></MembersOnly>} />
        <Route path="signin" element={<SignInPage />} />
        <Route path="signup" element={<SignUpPage />} />
        <Route path="verify" element={<VerifyPage />} />
        <Route path="resend" element={<ResendPage />} />
        <Route path="forgot" element={<ForgotPage />} />
        <Route path="reset" element={<ResetPage />} />
        <Route path="unlock" element={<UnlockPage />} />
        <Route path="setup" element={<SetupPage />} />
        <Route element={<MembersOnly><AccountFrame /></MembersOnly>}>
          <Route path="account" element={<AccountPage />} />
          <Route path="account/devices" element={<DevicesPage />} />
          <Route path="usage" element={<UsagePage />} />
          <Route path="admin" element={<Navigate to="/admin/users" replace />} />
          <Route path="admin/users" element={<UsersPage />} />
          <Route path="admin/audit" element={<AuditPage />} />
        </Route>
        <Route path="*" element={<NotFoundPage />} />
      </Route>
    </Routes>
  );
}
