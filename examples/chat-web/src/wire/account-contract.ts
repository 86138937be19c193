/** The words of the server's contract about accounts, sessions and usage, as they appear on the wire. */

export interface User {
  id: string;
  username: string;
  email: string;
  admin: boolean;
  createdAt: string;
}

/** The answer to a sign-in and to a renewal. */
export interface SignedIn {
  accessToken: string;
  tokenType: 'Bearer';
  /** Seconds. */
  expiresIn: number;
  user: User;
}

/** A piece of a list; `next` is what to ask for after it. */
export interface Page<T> {
  items: T[];
  next?: string;
}

export interface DeviceSession {
  id: string;
  current: boolean;
  createdAt: string;
  lastUsedAt: string;
  expiresAt: string;
  address: string;
  client: string;
}

export interface Login {
  at: string;
  outcome: 'success' | 'bad-password' | 'locked' | 'unverified';
  address: string;
  client: string;
}

export interface AdminUser extends User {
  verified: boolean;
  locked: boolean;
  lastActiveAt?: string;
}

export interface UsageRow {
  day?: string;
  provider?: string;
  model?: string;
  source?: 'user' | 'server';
  requests: number;
  errors: number;
  inputTokens: number;
  outputTokens: number;
}

export interface Account extends User {
  lastActiveAt?: string;
}

/** One line of the audit log. */
export interface AuditLine {
  seq: number;
  at: string;
  actor: string;
  action: string;
  subject?: string;
  outcome: 'success' | 'refused' | 'failed';
  address?: string;
}

/** Whether every line of the audit log follows from the one before. */
export interface AuditVerification {
  intact: boolean;
  entries: number;
  brokenAt?: number;
}
