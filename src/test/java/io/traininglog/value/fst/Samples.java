package io.traininglog.value.fst;

import java.io.Externalizable;
import java.io.IOException;
import java.io.ObjectInput;
import java.io.ObjectInputStream;
import java.io.ObjectOutput;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What a user's classes may look like. */
final class Samples {

    static final String NAME = "io.traininglog.value.fst.Samples";

    private Samples() {}

    enum Phase {
        TRAIN,
        VALIDATE {
            @Override
            String label() {
                return "validation";
            }
        };

        String label() {
            return "training";
        }
    }

    record Point(double x, float y, long n, int i, short s, byte b, char c, boolean flag, String name) {}

    record Box<T>(T content, List<Box<T>> inner) {}

    record Picky(int value) {
        Picky {
            if (value < 0) {
                throw new IllegalArgumentException("negative");
            }
        }
    }

    static class Base implements Serializable {
        private static final long serialVersionUID = 1L;
        private final String name;
        boolean first = true;
        protected transient int cache = 7;

        Base(String name) {
            this.name = name;
        }

        String name() {
            return name;
        }
    }

    static final class Derived extends Base {
        private static final long serialVersionUID = 1L;
        private final double[] weights;
        private final Instant when;
        boolean second;
        Object link;
        private final String name;

        Derived(String baseName, String name, double[] weights, Instant when) {
            super(baseName);
            this.name = name;
            this.weights = weights;
            this.when = when;
        }

        double[] weights() {
            return weights;
        }

        Instant when() {
            return when;
        }

        String ownName() {
            return name;
        }
    }

    static class Plain {
        int ran = 3;
    }

    static final class Custom extends Plain implements Serializable {
        private static final long serialVersionUID = 1L;
        int a;
        transient String b;
        transient Object c;
        int unreadAfter;

        private void writeObject(ObjectOutputStream out) throws IOException {
            out.defaultWriteObject();
            out.writeUTF(b);
            out.writeObject(c);
            out.write(200);
            out.write(new byte[] {1, 2, 3});
            out.writeObject("not read");
        }

        private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
            in.defaultReadObject();
            b = in.readUTF();
            c = in.readObject();
            if (in.read() != 200) {
                throw new IOException("unsigned byte");
            }
            in.readFully(new byte[3]);
        }
    }

    /** Reads an object of its own kind before its fields. */
    static final class Nested implements Serializable {
        private static final long serialVersionUID = 1L;
        int number;
        transient Nested inner;

        Nested(int number, Nested inner) {
            this.number = number;
            this.inner = inner;
        }

        private void writeObject(ObjectOutputStream out) throws IOException {
            out.writeObject(inner);
            out.defaultWriteObject();
        }

        private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
            inner = (Nested) in.readObject();
            in.defaultReadObject();
        }
    }

    static final class Named implements Serializable {
        private static final long serialVersionUID = 1L;
        int count;
        String text;

        private void writeObject(ObjectOutputStream out) throws IOException {
            ObjectOutputStream.PutField fields = out.putFields();
            fields.put("count", count + 1);
            fields.put("text", text);
            out.writeFields();
        }

        private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
            ObjectInputStream.GetField fields = in.readFields();
            count = fields.get("count", 0) - 1;
            text = (String) fields.get("text", "none");
        }
    }

    static final class Greedy implements Serializable {
        private static final long serialVersionUID = 1L;

        private void readObject(ObjectInputStream in) throws IOException {
            in.readLong();
            in.readLong();
        }
    }

    static final class Single implements Serializable {
        private static final long serialVersionUID = 1L;
        static final Single ONE = new Single();

        private Object readResolve() {
            return ONE;
        }
    }

    static final class Proxied implements Serializable {
        private static final long serialVersionUID = 1L;
        final transient List<String> words;

        Proxied(List<String> words) {
            this.words = words;
        }

        private Object writeReplace() {
            return new Stand(String.join(" ", words));
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Proxied that && words.equals(that.words);
        }

        @Override
        public int hashCode() {
            return words.hashCode();
        }
    }

    record Stand(String words) implements Serializable {
        private Object readResolve() {
            return new Proxied(List.of(words.split(" ")));
        }
    }

    static final class Same implements Serializable {
        private static final long serialVersionUID = 1L;
        Same self = this;

        private Object writeReplace() {
            return this;
        }
    }

    /** Its replacement is of the JDK. */
    static final class AsList implements Serializable {
        private static final long serialVersionUID = 1L;

        private Object writeReplace() {
            return List.of("a", "b");
        }
    }

    public static final class External implements Externalizable {
        int number;
        Object object;

        public External() {}

        @Override
        public void writeExternal(ObjectOutput out) throws IOException {
            out.writeInt(number);
            out.flush();
            out.writeObject(object);
            out.close();
        }

        @Override
        public void readExternal(ObjectInput in) throws IOException, ClassNotFoundException {
            number = in.readInt();
            object = in.readObject();
            in.close();
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof External that && number == that.number && Objects.equals(object, that.object);
        }

        @Override
        public int hashCode() {
            return number;
        }
    }

    static final class ByLength implements Comparator<String>, Serializable {
        private static final long serialVersionUID = 1L;

        @Override
        public int compare(String a, String b) {
            return Integer.compare(a.length(), b.length());
        }
    }

    /** Compared by identity, as nodes of a graph are. */
    static final class Node implements Serializable {
        private static final long serialVersionUID = 1L;
        Map<Node, Double> edges;
        Node next;
    }

    static final class Held implements Serializable {
        private static final long serialVersionUID = 1L;
        Object held;
    }

    static final class MyList extends java.util.ArrayList<String> {
        private static final long serialVersionUID = 1L;
    }

    static final class MyNumber extends Number {
        private static final long serialVersionUID = 1L;
        private final int n;

        MyNumber(int n) {
            this.n = n;
        }

        @Override
        public int intValue() {
            return n;
        }

        @Override
        public long longValue() {
            return n;
        }

        @Override
        public float floatValue() {
            return n;
        }

        @Override
        public double doubleValue() {
            return n;
        }
    }

    static final class SameHash implements Serializable {
        private static final long serialVersionUID = 1L;
        final int n;

        SameHash(int n) {
            this.n = n;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof SameHash that && n == that.n;
        }

        @Override
        public int hashCode() {
            return 1;
        }
    }

    /** Encodes within an encoding. */
    static final class Reentrant implements Serializable {
        private static final long serialVersionUID = 1L;
        transient Object inner;

        private void writeObject(ObjectOutputStream out) throws IOException {
            byte[] bytes = codec().encode(inner);
            out.writeInt(bytes.length);
            out.write(bytes);
        }

        private void readObject(ObjectInputStream in) throws IOException {
            byte[] bytes = new byte[in.readInt()];
            in.readFully(bytes);
            inner = codec().decode(bytes);
        }
    }

    static ObjectCodec codec() {
        return CodecHolder.CODEC;
    }

    private static final class CodecHolder {
        static final ObjectCodec CODEC = new ObjectCodec(List.of(NAME));
    }

    @SuppressWarnings("unchecked")
    static <T> T roundTrip(T value) {
        return (T) codec().decode(codec().encode(value));
    }
}
