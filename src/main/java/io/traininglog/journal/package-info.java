/**
 * A journal's file: records that a process appends beside a database before they are in it, and that whoever comes next
 * reads where the process died. Internal.
 *
 * <p>A file is a header page and two areas of equal size, little-endian throughout:
 *
 * <pre>
 * 0     header: magic, version, area size, id, time of creation, CRC-32C of these; at 64 a word once it is finished
 * 4096  area of the odd generations
 * …     area of the even generations
 *
 * area:   64 bytes of head: generation, end of the generation before it, CRC-32C of these and the id; then records
 * record: int type &lt;&lt; 28 | length of the payload; int checksum; payload, padded with zeros to 8 bytes
 * </pre>
 *
 * <p>A generation's records stand in one area while those of the generation before, in the other, go to the database.
 * The database keeps the number of the last generation that it has, in the transaction that brings it there: so each
 * is replayed exactly once. A record's checksum depends on the generation and the place, so that what an earlier
 * generation left in an area is never taken for a later one's. Reading ends at the first record that does not validate:
 * what survives is a prefix of what was appended.
 */
@NullMarked
package io.traininglog.journal;

import org.jspecify.annotations.NullMarked;
