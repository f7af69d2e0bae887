/* SPDX-License-Identifier: Apache-2.0 */
#ifndef BACKLOT_EXITS_H
#define BACKLOT_EXITS_H

#include <stdbool.h>
#include <stddef.h>
#include <sys/types.h>

/* What a child has to say, each through a pipe of its own. */
enum exit_stream { EXIT_OUTPUT, EXIT_ERROR, EXIT_REPORT, EXIT_STREAMS };

/* The tail of what came through a pipe. */
struct exit_text {
    char *bytes;
    size_t length;
};

struct exit_result {
    struct exit_text texts[EXIT_STREAMS];
    /* As waitpid() has it. */
    int status;
    /* It was still running at the end of its time, and was killed. */
    bool is_late;
    /* An error number when there is nothing of the above, because it could not be run. */
    int error;
};

/*
 * Runs body(context, report) in a forked child, where `report` is a descriptor whose text comes
 * back as EXIT_REPORT, and waits for its end, at most so long. A child whose body returns ends with
 * status 0. Free the result.
 */
struct exit_result exit_run(void (*body)(void *context, int report), void *context,
                            int milliseconds);

void exit_result_free(struct exit_result *result);

bool exit_is_signal(int status);
int exit_signal(int status);
int exit_status(int status);

/* `SIGABRT`, `ENOENT`; NULL for a number without a name. */
const char *exit_signal_name(int number);
const char *exit_error_name(int number);

#endif
