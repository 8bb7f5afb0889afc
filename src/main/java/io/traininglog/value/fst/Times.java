package io.traininglog.value.fst;

import static io.traininglog.value.fst.Scalars.form;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.Period;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;

/** Forms of {@code java.time}, whose own serialized form is closed to libraries. */
final class Times {

    static final Form INSTANT = form(Times::writeInstant, in -> Instant.ofEpochSecond(in.readLong(), in.readInt()));
    static final Form DURATION = form(Times::writeDuration, in -> Duration.ofSeconds(in.readLong(), in.readInt()));
    static final Form PERIOD = form(Times::writePeriod, in -> Period.of(in.readInt(), in.readInt(), in.readInt()));
    static final Form LOCAL_DATE = form((out, v) -> writeDate(out, (LocalDate) v), Times::readDate);
    static final Form LOCAL_TIME = form((out, v) -> writeTime(out, (LocalTime) v), Times::readTime);
    static final Form LOCAL_DATE_TIME = form((out, v) -> writeDateTime(out, (LocalDateTime) v), Times::readDateTime);
    static final Form OFFSET_DATE_TIME =
            form(Times::writeOffsetDateTime, in -> OffsetDateTime.of(readDateTime(in), readOffset(in)));
    static final Form OFFSET_TIME = form(Times::writeOffsetTime, in -> OffsetTime.of(readTime(in), readOffset(in)));
    static final Form ZONED_DATE_TIME = form(Times::writeZoned, Times::readZoned);
    static final Form YEAR = form((out, v) -> out.writeInt(((Year) v).getValue()), in -> Year.of(in.readInt()));
    static final Form YEAR_MONTH = form(Times::writeYearMonth, in -> YearMonth.of(in.readInt(), in.readInt()));
    static final Form MONTH_DAY = form(Times::writeMonthDay, in -> MonthDay.of(in.readInt(), in.readInt()));
    static final Form ZONE_OFFSET = form((out, v) -> writeOffset(out, (ZoneOffset) v), Times::readOffset);
    static final Form ZONE_REGION = form((out, v) -> out.writeUTF(((ZoneId) v).getId()), in -> ZoneId.of(in.readUTF()));

    private Times() {}

    private static void writeInstant(GraphOutput out, Object value) throws IOException {
        Instant instant = (Instant) value;
        out.writeLong(instant.getEpochSecond());
        out.writeInt(instant.getNano());
    }

    private static void writeDuration(GraphOutput out, Object value) throws IOException {
        Duration duration = (Duration) value;
        out.writeLong(duration.getSeconds());
        out.writeInt(duration.getNano());
    }

    private static void writePeriod(GraphOutput out, Object value) throws IOException {
        Period period = (Period) value;
        out.writeInt(period.getYears());
        out.writeInt(period.getMonths());
        out.writeInt(period.getDays());
    }

    private static void writeDate(GraphOutput out, LocalDate date) throws IOException {
        out.writeLong(date.toEpochDay());
    }

    private static LocalDate readDate(GraphInput in) throws IOException {
        return LocalDate.ofEpochDay(in.readLong());
    }

    private static void writeTime(GraphOutput out, LocalTime time) throws IOException {
        out.writeLong(time.toNanoOfDay());
    }

    private static LocalTime readTime(GraphInput in) throws IOException {
        return LocalTime.ofNanoOfDay(in.readLong());
    }

    private static void writeDateTime(GraphOutput out, LocalDateTime dateTime) throws IOException {
        writeDate(out, dateTime.toLocalDate());
        writeTime(out, dateTime.toLocalTime());
    }

    private static LocalDateTime readDateTime(GraphInput in) throws IOException {
        LocalDate date = readDate(in);
        return LocalDateTime.of(date, readTime(in));
    }

    private static void writeOffset(GraphOutput out, ZoneOffset offset) throws IOException {
        out.writeInt(offset.getTotalSeconds());
    }

    private static ZoneOffset readOffset(GraphInput in) throws IOException {
        return ZoneOffset.ofTotalSeconds(in.readInt());
    }

    private static void writeOffsetDateTime(GraphOutput out, Object value) throws IOException {
        OffsetDateTime dateTime = (OffsetDateTime) value;
        writeDateTime(out, dateTime.toLocalDateTime());
        writeOffset(out, dateTime.getOffset());
    }

    private static void writeOffsetTime(GraphOutput out, Object value) throws IOException {
        OffsetTime time = (OffsetTime) value;
        writeTime(out, time.toLocalTime());
        writeOffset(out, time.getOffset());
    }

    private static void writeZoned(GraphOutput out, Object value) throws IOException {
        ZonedDateTime dateTime = (ZonedDateTime) value;
        writeDateTime(out, dateTime.toLocalDateTime());
        writeOffset(out, dateTime.getOffset());
        out.writeUTF(dateTime.getZone().getId());
    }

    /** Where a zone has changed its rules since, the moment is kept and the local time moves. */
    private static ZonedDateTime readZoned(GraphInput in) throws IOException {
        LocalDateTime dateTime = readDateTime(in);
        ZoneOffset offset = readOffset(in);
        return ZonedDateTime.ofInstant(dateTime, offset, ZoneId.of(in.readUTF()));
    }

    private static void writeYearMonth(GraphOutput out, Object value) throws IOException {
        YearMonth month = (YearMonth) value;
        out.writeInt(month.getYear());
        out.writeInt(month.getMonthValue());
    }

    private static void writeMonthDay(GraphOutput out, Object value) throws IOException {
        MonthDay day = (MonthDay) value;
        out.writeInt(day.getMonthValue());
        out.writeInt(day.getDayOfMonth());
    }
}
