import { lazy } from 'react';
import { Route, Routes } from 'react-router';
import { MembersOnly } from './MembersOnly';
import { NotFoundPage } from './NotFoundPage';
import { Shell } from './Shell';

const ChatRoute = lazy(() => import('../chat/ChatRoute'));

/** Which page is shown at which address. Every page is loaded when it is first needed. */
export function Pages() {
  return (
    <Routes>
      <Route element={<Shell />}>
        <Route index element={<ChatRoute />} />
        <Route path="c/:id" element={<MembersOnly><ChatRoute /></MembersOnly>} />
        <Route path="*" element={<NotFoundPage />} />
      </Route>
    </Routes>
  );
}
