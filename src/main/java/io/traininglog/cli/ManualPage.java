package io.traininglog.cli;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/**
 * The manual page of a command and its subcommands, made of what their help says, in the macros of man(7).
 *
 * <p>Not safe for threads.
 */
final class ManualPage {

    private final StringBuilder page = new StringBuilder();
    private final CommandLine commands;

    private ManualPage(CommandLine commands) {
        this.commands = commands;
    }

    static String of(CommandLine commands) {
        ManualPage manual = new ManualPage(commands);
        manual.write();
        return manual.page.toString();
    }

    private void write() {
        CommandSpec command = commands.getCommandSpec();
        String name = command.name();
        String version = new Version().getVersion()[0];
        macro("TH", name.toUpperCase(Locale.ROOT), "1", "", version, "User Commands");
        macro("SH", "NAME");
        text(name + " - " + lower(description(command)));
        macro("SH", "SYNOPSIS");
        text("\\fB" + name + "\\fR \\fICOMMAND\\fR [\\fIOPTION\\fR]... [\\fIARGUMENT\\fR]...");
        macro("SH", "OPTIONS");
        options(command);
        macro("SH", "COMMANDS");
        commands.getSubcommands().values().forEach(subcommand -> subcommand(subcommand, command.name()));
        macro("SH", "EXIT STATUS");
        definition("0", "Done.");
        definition("1", "Something failed, or a check found something.");
        definition("2", "The command makes no sense as it was given.");
        definition("130", "Ctrl-C.");
        definition("141", "Whoever read the output wants no more of it.");
        macro("SH", "ENVIRONMENT");
        definition("BLOCKS_SQLITEDB", "The database, unless --database names it.");
        definition("BLOCKS_CONFIG", "The configuration file; ~/.blocksrc unless set.");
        definition("NO_COLOR", "No colours, if it is set to anything.");
    }

    private void subcommand(CommandLine subcommand, String parents) {
        CommandSpec command = subcommand.getCommandSpec();
        String name = parents + " " + command.name();
        macro("SS", name);
        text(escaped(description(command)));
        macro("PP");
        text(escaped(subcommand.getHelp().synopsis(0).replaceAll("\\s+", " ").strip()));
        for (PositionalParamSpec parameter : command.positionalParameters()) {
            definition(parameter.paramLabel(), String.join(" ", parameter.description()));
        }
        options(command);
        String footer = String.join(" ", command.usageMessage().footer()).strip();
        if (!footer.isEmpty()) {
            macro("PP");
            text(escaped(footer));
        }
        subcommand.getSubcommands().values().forEach(further -> subcommand(further, name));
    }

    /** Those that every command has are listed once. */
    private void options(CommandSpec command) {
        List<OptionSpec> options = command.options().stream()
                .filter(option -> !option.hidden())
                .filter(option -> command.parent() == null || !isEverywhere(option))
                .sorted(Comparator.comparing(OptionSpec::longestName))
                .toList();
        for (OptionSpec option : options) {
            String names = String.join(", ", option.names());
            boolean takesValue = option.arity().max() > 0;
            definition(takesValue ? names + " " + option.paramLabel() : names, String.join(" ", option.description()));
        }
    }

    private static boolean isEverywhere(OptionSpec option) {
        return option.usageHelp() || option.versionHelp() || option.inherited();
    }

    private static String description(CommandSpec command) {
        return String.join(" ", command.usageMessage().description());
    }

    private static String lower(String sentence) {
        return escaped(sentence.substring(0, 1).toLowerCase(Locale.ROOT)
                + sentence.substring(1).replaceFirst("\\.$", ""));
    }

    private void definition(String term, String meaning) {
        macro("TP");
        text("\\fB" + escaped(term) + "\\fR");
        text(escaped(meaning));
    }

    private void macro(String name, String... arguments) {
        page.append('.').append(name);
        for (String argument : arguments) {
            page.append(" \"").append(escaped(argument)).append('"');
        }
        page.append('\n');
    }

    /** A line that begins with a dot or an apostrophe would be a macro. */
    private void text(String line) {
        page.append(line.startsWith(".") || line.startsWith("'") ? "\\&" : "")
                .append(line)
                .append('\n');
    }

    private static String escaped(String text) {
        return text.replace("%n", " ")
                .replace("\\", "\\e")
                .replace("-", "\\-")
                .replace("\"", "\\(dq")
                .replace("~", "\\(ti")
                .replace("'", "\\(aq");
    }
}
