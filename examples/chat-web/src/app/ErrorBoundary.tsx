import { Component, type ReactNode } from 'react';
import { useI18n } from '../i18n/I18nProvider';

/** Keeps the rest of the page usable when a part of it fails, for example because a script of an older version is gone from the server. */
export class ErrorBoundary extends Component<{ at: string; children: ReactNode }, { failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError() {
    return { failed: true };
  }

  /** Another address, another try. What did not fail keeps its state. */
  override componentDidUpdate(before: { at: string }) {
    if (this.state.failed && before.at !== this.props.at) this.setState({ failed: false });
  }

  override render() {
    return this.state.failed ? <Broken /> : this.props.children;
  }
}

function Broken() {
  const { t } = useI18n();
  return (
    <main id="content" className="page narrow" tabIndex={-1} role="alert">
      <h1>{t('app.broken.title')}</h1>
      <p className="lead">{t('app.broken.text')}</p>
      <button type="button" className="solid-button" onClick={() => location.reload()}>{t('app.broken.reload')}</button>
    </main>
  );
}
