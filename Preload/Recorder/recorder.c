/* recorder.c — SPDX-License-Identifier: Apache-2.0 */
#include "caller.h"
#include "complaint.h"
#include "recorder.h"
#include "verbs.h"

#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>

/* A file of ours must not get the number of a stream that the caller has closed. A program that is
 * run finds it closed. */
static void hold_streams(void)
{
    int file = 0;

    do
        file = open("/dev/null", O_RDWR | O_CLOEXEC);
    while (file >= 0 && file <= STDERR_FILENO);
    if (file >= 0)
        close(file);
}

static int help(void)
{
    fputs(record_help, stdout);
    return fflush(stdout) == 0 ? 0 : EX_IOERR;
}

int recorder_main(int count, char *arguments[])
{
    char problem[RECORD_PROBLEM];
    struct record_options options;

    if (!record_options_read(&options, count, (const char *const *)arguments, problem))
        return complain(EX_USAGE, "%s", problem);
    hold_streams();
    if (!options.pid)
        options.pid = caller();
    switch (options.verb) {
    case RECORD_START:
        return record_start(&options);
    case RECORD_STOP:
        return record_stop(&options);
    case RECORD_RUN:
        return record_run(&options, count, arguments);
    case RECORD_HELP:
        break;
    }
    return help();
}
