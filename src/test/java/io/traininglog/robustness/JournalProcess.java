package io.traininglog.robustness;

import io.traininglog.journal.Appender;
import io.traininglog.journal.Journal;
import io.traininglog.journal.JournalBusyException;
import io.traininglog.journal.Orphan;
import io.traininglog.journal.Orphans;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Does with the journals of a database as it is told, an order a line. */
final class JournalProcess {

    private final Path database;
    private final List<Journal> own = new ArrayList<>();
    private List<Orphan> orphans = List.of();

    private JournalProcess(Path database) {
        this.database = database;
    }

    public static void main(String[] arguments) throws Exception {
        JournalProcess process = new JournalProcess(Path.of(arguments[0]));
        BufferedReader orders = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        System.out.println("ready");
        for (String order = orders.readLine(); order != null; order = orders.readLine()) {
            System.out.println(process.follow(order));
        }
    }

    private String follow(String order) {
        return switch (order) {
            case "create" -> create();
            case "claim" -> claim(Duration.ofSeconds(20));
            case "claim at once" -> claim(Duration.ZERO);
            case "delete" -> {
                orphans.forEach(Orphan::delete);
                yield "deleted";
            }
            case "give back" -> {
                orphans.forEach(Orphan::close);
                yield "given back";
            }
            default -> throw new IllegalArgumentException(order);
        };
    }

    private String create() {
        Journal journal = Journal.create(database, 1 << 16);
        own.add(journal);
        Appender appender = journal.appender();
        appender.log(0, new UUID(1, 2));
        appender.key(0, "k");
        appender.number(0, 0, 1, 1);
        return "created";
    }

    private String claim(Duration wait) {
        try {
            orphans = Orphans.claim(database, wait);
            return "claimed " + orphans.size();
        } catch (JournalBusyException e) {
            return "busy";
        }
    }
}
