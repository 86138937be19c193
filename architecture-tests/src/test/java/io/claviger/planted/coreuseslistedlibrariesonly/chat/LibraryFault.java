package io.claviger.planted.coreuseslistedlibrariesonly.chat;

import org.assertj.core.api.Assertions;

class LibraryFault {
    Object assertion = Assertions.assertThat(1);
}
