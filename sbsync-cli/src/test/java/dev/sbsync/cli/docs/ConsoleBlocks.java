package dev.sbsync.cli.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The commands of a document: in blocks marked {@code console}, a line that starts with {@code $} is a command, and its
 * output follows. {@code ^C} stops a long-running command.
 */
final class ConsoleBlocks {

    private ConsoleBlocks() {}

    /**
     * A documented command.
     *
     * @param line its line in the document, counted from 1
     * @param typed the command line
     * @param printed the expected output
     */
    record Example(int line, String typed, List<String> printed) {

        boolean interrupted() {
            return !printed.isEmpty() && printed.get(printed.size() - 1).equals("^C");
        }

        List<String> output() {
            return interrupted() ? printed.subList(0, printed.size() - 1) : printed;
        }
    }

    static List<Example> of(Path document) throws IOException {
        List<Example> examples = new ArrayList<>();
        List<String> lines = Files.readAllLines(document);
        boolean inside = false;
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            if (line.startsWith("```")) {
                inside = line.equals("```console");
            } else if (inside && line.startsWith("$ ")) {
                examples.add(new Example(i + 1, line.substring(2), new ArrayList<>()));
            } else if (inside) {
                examples.get(examples.size() - 1).printed().add(line);
            }
        }
        examples.forEach(example -> {
            List<String> printed = example.printed();
            while (!printed.isEmpty() && printed.get(printed.size() - 1).isBlank()) {
                printed.remove(printed.size() - 1);
            }
        });
        return examples;
    }
}
