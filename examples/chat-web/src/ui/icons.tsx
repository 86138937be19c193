import type { ReactNode } from 'react';

function icon(shape: ReactNode) {
  return () => (
    <svg className="icon" viewBox="0 0 24 24" width="18" height="18" aria-hidden="true" focusable="false">
      {shape}
    </svg>
  );
}

export const KeyIcon = icon(<><circle cx="8" cy="12" r="4" /><path d="M12 12h9M18 12v3.5M21 12v2.5" /></>);
export const PlusIcon = icon(<path d="M12 5v14M5 12h14" />);
export const SendIcon = icon(<path d="M12 19V5M6 11l6-6 6 6" />);
export const StopIcon = icon(<rect className="filled" x="7" y="7" width="10" height="10" rx="1.5" />);
export const CopyIcon = icon(<><rect x="9" y="9" width="11" height="11" rx="2.5" /><path d="M15 5.5A1.5 1.5 0 0 0 13.5 4h-8A1.5 1.5 0 0 0 4 5.500v8A1.5 1.5 0 0 0 5.5 15" /></>);
export const CheckIcon = icon(<path d="M5 12.500l4.5 4.500L19 7.5" />);
export const CloseIcon = icon(<path d="M6 6l12 12M18 6L6 18" />);
export const RetryIcon = icon(<path d="M19.5 12a7.5 7.5 0 1 1-2.300-5.400M19.5 3.500v4h-4" />);
export const EyeIcon = icon(<><path d="M2.5 12S6 5.5 12 5.5 21.5 12 21.5 12 18 18.5 12 18.5 2.5 12 2.5 12z" /><circle cx="12" cy="12" r="2.8" /></>);
export const EyeOffIcon = icon(<path d="M4 4l16 16M9.5 5.900A9.600 9.600 0 0 1 12 5.500c6 0 9.5 6.5 9.5 6.500a16 16 0 0 1-2.700 3.400M6.200 7.300A15.600 15.600 0 0 0 2.5 12S6 18.5 12 18.500a9.400 9.400 0 0 0 4-.9M10 10a2.8 2.8 0 0 0 4 4" />);
export const TrashIcon = icon(<path d="M4.5 7h15M10 4h4M7 7l.8 12.500h8.400L17 7M10.5 11v5M13.5 11v5" />);
export const BookIcon = icon(<path d="M12 6.500C10 5 7.5 4.5 4 4.500v13c3.5 0 6 .5 8 2 2-1.5 4.5-2 8-2v-13c-3.5 0-6 .5-8 2zM12 6.500v13" />);
export const AlertIcon = icon(<><circle cx="12" cy="12" r="8.5" /><path d="M12 8v4.500M12 15.800v.2" /></>);
export const DownIcon = icon(<path d="M12 5v14M6 13l6 6 6-6" />);
export const ListIcon = icon(<path d="M4 6.500h16M4 12h16M4 17.500h10" />);
export const MenuIcon = icon(<><circle cx="12" cy="8.500" r="3.500" /><path d="M5 19.500c.6-3.300 3.400-5.500 7-5.500s6.400 2.200 7 5.500" /></>);
export const EditIcon = icon(<path d="M14.5 6l3.500 3.500M4.500 19.500l.9-4L16 4.900a1.600 1.600 0 0 1 2.300 0l.8.8a1.600 1.600 0 0 1 0 2.300L8.500 18.600z" />);
export const BackIcon = icon(<path d="M14.500 6l-6 6 6 6" />);
export const ForwardIcon = icon(<path d="M9.500 6l6 6-6 6" />);
export const UpIcon = icon(<path d="M12 19V5M6 11l6-6 6 6" />);
export const SearchIcon = icon(<><circle cx="11" cy="11" r="6.500" /><path d="M16 16l4.500 4.500" /></>);
export const MoreIcon = icon(<><circle className="filled" cx="5.500" cy="12" r="1" /><circle className="filled" cx="12" cy="12" r="1" /><circle className="filled" cx="18.500" cy="12" r="1" /></>);
export const DownloadIcon = icon(<path d="M12 4v11M7 10.500l5 5 5-5M5 20h14" />);
export const UploadIcon = icon(<path d="M12 15.500V4.500M7 9.500l5-5 5 5M5 20h14" />);
export const ChainIcon = icon(<><circle cx="6" cy="6" r="2.500" /><circle cx="18" cy="12" r="2.500" /><circle cx="6" cy="18" r="2.500" /><path d="M8.300 7.200l7.400 3.700M15.700 13.100l-7.400 3.700" /></>);
export const DeviceIcon = icon(<><rect x="4" y="5" width="16" height="11" rx="1.500" /><path d="M2.500 19.500h19" /></>);
