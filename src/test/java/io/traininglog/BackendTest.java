package io.traininglog;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BackendTest {

    @Test
    void whereEveryOptionalDependencyIsThereNoBackendIsLeftOut() {
        assertThat(Backend.present()).containsExactly(Backend.values());
    }
}
