package io.traininglog.value.fst;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.traininglog.value.fst.Samples.*;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class UserClassesTest {

    @Test
    void enumsComeBackThoseWithBodiesToo() {
        assertThat(Samples.roundTrip(Phase.TRAIN)).isSameAs(Phase.TRAIN);
        assertThat(Samples.roundTrip(Phase.VALIDATE)).isSameAs(Phase.VALIDATE);
        assertThat(Samples.roundTrip(new EnumMap<>(Map.of(Phase.VALIDATE, 1)))).isEqualTo(Map.of(Phase.VALIDATE, 1));
    }

    @Test
    void recordsComeBack() {
        Point point = new Point(-0.0, Float.NaN, Long.MIN_VALUE, -5, (short) 300, (byte) -3, '漢', true, null);
        assertThat(Samples.roundTrip(point)).isEqualTo(point);
        Box<Object> box = new Box<>(null, List.of(new Box<>(point, List.of()), new Box<>(new Picky(1), null)));
        assertThat(Samples.roundTrip(box)).isEqualTo(box);
        assertThat(Samples.roundTrip(new HashSet<>(Set.of(box, point)))).isEqualTo(Set.of(box, point));
    }

    @Test
    void aLocalRecordAndAnAnonymousClassAreNestedClasses() {
        record Local(int a) {}
        ObjectCodec codec = new ObjectCodec(List.of(UserClassesTest.class.getName()));
        assertThat(codec.decode(codec.encode(new Local(3)))).isEqualTo(new Local(3));
    }

    @Test
    void fieldsOfEveryClassOfAHierarchyComeBackTransientOnesDoNot() {
        Derived derived = new Derived("base", "own", new double[] {1, 2}, Instant.EPOCH);
        derived.first = false;
        derived.second = true;
        derived.link = derived;
        Derived back = Samples.roundTrip(derived);
        assertThat(back.name()).isEqualTo("base");
        assertThat(back.ownName()).isEqualTo("own");
        assertThat(back.weights()).containsExactly(1, 2);
        assertThat(back.when()).isEqualTo(Instant.EPOCH);
        assertThat(back.first).isFalse();
        assertThat(back.second).isTrue();
        assertThat(back.link).isSameAs(back);
        assertThat(back.cache).isZero();
    }

    @Test
    void writeObjectAndReadObjectRunAndWhatTheyLeaveUnreadIsSkipped() {
        Custom custom = new Custom();
        custom.a = 5;
        custom.b = "bee";
        custom.c = new ArrayList<>(List.of(1, 2));
        custom.unreadAfter = 9;
        List<Object> back = Samples.roundTrip(new ArrayList<>(List.of(custom, custom.c, "after")));
        Custom first = (Custom) back.get(0);
        assertThat(List.of(first.a, first.b, first.c, first.unreadAfter, first.ran))
                .isEqualTo(List.of(5, "bee", List.of(1, 2), 9, 3));
        assertThat(back.get(1)).isSameAs(first.c);
        assertThat(back.get(2)).isEqualTo("after");
    }

    @Test
    void anObjectReadBeforeTheFieldsLeavesThemAlone() {
        Nested back = Samples.roundTrip(new Nested(1, new Nested(2, new Nested(3, null))));
        assertThat(List.of(back.number, back.inner.number, back.inner.inner.number))
                .isEqualTo(List.of(1, 2, 3));
    }

    @Test
    void putFieldsAndReadFieldsMeet() {
        Named named = new Named();
        named.count = 4;
        named.text = "t";
        Named back = Samples.roundTrip(named);
        assertThat(back.count).isEqualTo(4);
        assertThat(back.text).isEqualTo("t");
    }

    @Test
    void readResolveAndWriteReplaceRun() {
        List<Object> back = Samples.roundTrip(new ArrayList<>(List.of(Single.ONE, Single.ONE)));
        assertThat(back).allMatch(single -> single == Single.ONE);
        Proxied proxied = new Proxied(List.of("a", "b"));
        List<Object> two = Samples.roundTrip(new ArrayList<>(List.of(proxied, proxied)));
        assertThat(two).isEqualTo(List.of(proxied, proxied));
        assertThat(two.get(0)).isSameAs(two.get(1));
        Same same = Samples.roundTrip(new Same());
        assertThat(same.self).isSameAs(same);
        Object list = new AsList();
        assertThat(Samples.roundTrip(list)).isEqualTo(List.of("a", "b"));
    }

    @Test
    void externalizableObjectsComeBackThoughTheyFlushAndClose() {
        External external = new External();
        external.number = 5;
        external.object = List.of("x", 1);
        assertThat(Samples.roundTrip(new ArrayList<>(Arrays.asList(external, "after"))))
                .isEqualTo(Arrays.asList(external, "after"));
    }

    @Test
    void nodesInKeysKeepTheirIdentity() {
        Node a = new Node();
        Node b = new Node();
        a.edges = new HashMap<>(Map.of(a, 1.0, b, 2.0));
        b.next = a;
        Node back = Samples.roundTrip(a);
        assertThat(back.edges).hasSize(2).containsKey(back);
        Node other = back.edges.keySet().stream()
                .filter(node -> node != back)
                .findFirst()
                .orElseThrow();
        assertThat(other.next).isSameAs(back);
        assertThat(back.edges.get(other)).isEqualTo(2.0);
    }

    @Test
    void aSubclassOfAnEmptyJdkClassComesBack() {
        assertThat(Samples.roundTrip(new MyNumber(7)).intValue()).isEqualTo(7);
    }

    @Test
    void aLibraryWithAWrittenFormComesBackWhenAllowed() {
        ObjectCodec codec = new ObjectCodec(List.of("com.google.common.collect"));
        assertThat(codec.decode(codec.encode(ImmutableList.of(1, 2))))
                .isEqualTo(ImmutableList.of(1, 2))
                .isInstanceOf(ImmutableList.class);
        assertThat(codec.decode(codec.encode(ImmutableMap.of("a", 2))))
                .isEqualTo(Map.of("a", 2))
                .isInstanceOf(ImmutableMap.class);
    }

    @Test
    void aCodecMayBeCalledFromWithinACall() {
        Reentrant outer = new Reentrant();
        Reentrant inner = new Reentrant();
        inner.inner = List.of("deep");
        outer.inner = new ArrayList<>(List.of("x", inner, "y"));
        List<Object> back = Samples.roundTrip(new ArrayList<>(List.of("before", outer, "after")));
        assertThat(back.get(0)).isEqualTo("before");
        assertThat(back.get(2)).isEqualTo("after");
        List<?> middle = (List<?>) ((Reentrant) back.get(1)).inner;
        assertThat(middle.get(2)).isEqualTo("y");
        assertThat(((Reentrant) middle.get(1)).inner).isEqualTo(List.of("deep"));
    }
}
