// The subcommands. Each takes its own arguments (argv[0] is its name) and returns the exit code.
#ifndef COMMAND_COMMAND_H
#define COMMAND_COMMAND_H

// docs/vitrine.1 documents these.
enum exit_code {
    EXIT_OK = 0,
    EXIT_CONTENT = 1, // the pack, the settings or the touch screen are at fault; it is said where
    EXIT_USAGE = 2,   // the call is at fault
    EXIT_ENVIRONMENT = 3, // no screen, no fonts, no folder to write to
};

int command_run(int argc, char **argv);
int command_new(int argc, char **argv);
int command_check(int argc, char **argv);
int command_preview(int argc, char **argv);
int command_shoot(int argc, char **argv);
int command_bundle(int argc, char **argv);
int command_keygen(int argc, char **argv);
int command_import(int argc, char **argv);
int command_rollback(int argc, char **argv);
int command_touchtest(int argc, char **argv);
int command_bench(int argc, char **argv);
int command_texts(int argc, char **argv);

// "vitrine 0.1.0\n"
const char *command_version(void);

#endif
