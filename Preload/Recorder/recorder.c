/* recorder.c — SPDX-License-Identifier: Apache-2.0 */
#include "caller.h"
#include "complaint.h"
#include "recorder.h"
#include "verbs.h"

#include <stdio.h>

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
