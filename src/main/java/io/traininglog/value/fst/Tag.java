package io.traininglog.value.fst;

import io.traininglog.CodecException;

/**
 * What may stand in a payload: a value is its tag's code (one byte) and what the tag's form writes. This list is the
 * registration order of codec 1 and part of the file format: a code never changes its meaning and is never used again;
 * new ones are added with the next free number.
 */
enum Tag {
    NULL(0, Scalars.NULL),
    REFERENCE(1, Scalars.REFERENCE),
    STRING(2, Scalars.STRING),
    FALSE(3, Scalars.FALSE),
    TRUE(4, Scalars.TRUE),
    BYTE(5, Scalars.BYTE),
    SHORT(6, Scalars.SHORT),
    CHARACTER(7, Scalars.CHARACTER),
    INTEGER(8, Scalars.INTEGER),
    LONG(9, Scalars.LONG),
    FLOAT(10, Scalars.FLOAT),
    DOUBLE(11, Scalars.DOUBLE),
    BIG_INTEGER(12, Scalars.BIG_INTEGER),
    BIG_DECIMAL(13, Scalars.BIG_DECIMAL),
    UUID(14, Scalars.UUID),
    DATE(15, Scalars.DATE),
    BIT_SET(16, Scalars.BIT_SET),
    PICKLED_OBJECT(17, Scalars.PICKLED_OBJECT),

    INSTANT(20, Times.INSTANT),
    DURATION(21, Times.DURATION),
    PERIOD(22, Times.PERIOD),
    LOCAL_DATE(23, Times.LOCAL_DATE),
    LOCAL_TIME(24, Times.LOCAL_TIME),
    LOCAL_DATE_TIME(25, Times.LOCAL_DATE_TIME),
    OFFSET_DATE_TIME(26, Times.OFFSET_DATE_TIME),
    OFFSET_TIME(27, Times.OFFSET_TIME),
    ZONED_DATE_TIME(28, Times.ZONED_DATE_TIME),
    YEAR(29, Times.YEAR),
    YEAR_MONTH(30, Times.YEAR_MONTH),
    MONTH_DAY(31, Times.MONTH_DAY),
    ZONE_OFFSET(32, Times.ZONE_OFFSET),
    ZONE_REGION(33, Times.ZONE_REGION),

    OPTIONAL(40, Optionals.OPTIONAL),
    OPTIONAL_INT(41, Optionals.OPTIONAL_INT),
    OPTIONAL_LONG(42, Optionals.OPTIONAL_LONG),
    OPTIONAL_DOUBLE(43, Optionals.OPTIONAL_DOUBLE),
    ENTRY(44, Optionals.ENTRY),
    IMMUTABLE_ENTRY(45, Optionals.IMMUTABLE_ENTRY),

    ARRAY(50, new ArrayForm()),
    ENUM(51, new EnumForm()),
    RECORD(52, new RecordForm()),
    OBJECT(53, new ObjectForm()),
    REPLACEMENT(54, new ReplacementForm()),

    ARRAY_LIST(60, Lists.ARRAY_LIST),
    LINKED_LIST(61, Lists.LINKED_LIST),
    ARRAY_DEQUE(62, Lists.ARRAY_DEQUE),
    ARRAY_AS_LIST(63, Lists.ARRAY_AS_LIST),
    IMMUTABLE_LIST(64, Lists.IMMUTABLE_LIST),
    UNMODIFIABLE_LIST(65, Lists.UNMODIFIABLE_LIST),
    SINGLETON_LIST(66, Lists.SINGLETON_LIST),
    EMPTY_LIST(67, Lists.EMPTY_LIST),

    HASH_SET(70, Sets.HASH_SET),
    TREE_SET(71, Sets.TREE_SET),
    UNMODIFIABLE_SET(72, Sets.UNMODIFIABLE_SET),
    UNMODIFIABLE_TREE_SET(73, Sets.UNMODIFIABLE_TREE_SET),
    SINGLETON_SET(74, Sets.SINGLETON_SET),
    EMPTY_SET(75, Sets.EMPTY_SET),
    ENUM_SET(76, Sets.ENUM_SET),

    HASH_MAP(80, Maps.HASH_MAP),
    CONCURRENT_MAP(81, Maps.CONCURRENT_MAP),
    TREE_MAP(82, Maps.TREE_MAP),
    UNMODIFIABLE_MAP(83, Maps.UNMODIFIABLE_MAP),
    UNMODIFIABLE_TREE_MAP(84, Maps.UNMODIFIABLE_TREE_MAP),
    SINGLETON_MAP(85, Maps.SINGLETON_MAP),
    EMPTY_MAP(86, Maps.EMPTY_MAP),
    ENUM_MAP(87, Maps.ENUM_MAP);

    private static final Tag[] BY_CODE = byCode();

    private final byte code;

    @SuppressWarnings("ImmutableEnumChecker") // forms hold no state
    private final Form form;

    Tag(int code, Form form) {
        this.code = (byte) code;
        this.form = form;
    }

    byte code() {
        return code;
    }

    Form form() {
        return form;
    }

    static Tag of(byte code) {
        Tag tag = code < 0 ? null : BY_CODE[code];
        if (tag == null) {
            throw new CodecException("a stored object is damaged, or of a newer library: tag " + code + " is unknown");
        }
        return tag;
    }

    private static Tag[] byCode() {
        Tag[] tags = new Tag[Byte.MAX_VALUE + 1];
        for (Tag tag : values()) {
            tags[tag.code] = tag;
        }
        return tags;
    }
}
