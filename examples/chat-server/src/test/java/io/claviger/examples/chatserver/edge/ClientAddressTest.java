package io.claviger.examples.chatserver.edge;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClientAddressTest {
    @ParameterizedTest
    @CsvSource({
        "203.0.113.7, 203.0.113.7",
        "2001:db8:1:2:3:4:5:6, 20010db800010002::/64",
        "2001:db8:1:2::1, 20010db800010002::/64",
        "[2001:db8:1:2::1], 20010db800010002::/64",
        "2001:db8:1:3::1, 20010db800010003::/64",
        "::1, 0000000000000000::/64",
        "::ffff:203.0.113.7, 203.0.113.7",
        "fe80::1%lo, fe80000000000000::/64",
        "a:b:nonsense, unknown"
    })
    @DisplayName("C14: an IPv6 network counts as one client")
    void networkCountsAsOneClient(String address, String counted) {
        assertThat(ClientAddress.counted(address)).isEqualTo(counted);
    }
}
