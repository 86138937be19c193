package io.claviger.planted.coreuseslistedlibrariesonly.providers.openai;

import org.assertj.core.api.Assertions;

class SoundOutside {
    Object assertion = Assertions.assertThat(1);
}
