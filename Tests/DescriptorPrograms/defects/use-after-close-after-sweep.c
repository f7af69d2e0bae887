/* A daemon sweeps its descriptors, its log file among them, and goes on to write to the log.
 * finds: use-after-close
 * opened: open_the_log
 * closed: become_a_daemon
 * used: write_to_the_log
 * count: 3
 * SPDX-License-Identifier: Apache-2.0 */
#include "../descriptors.h"

static int log_file;

static SEEN void open_the_log(void) { log_file = a_file(); }

static SEEN void become_a_daemon(void)
{
    need(setsid() != -1);
    for (int number = 255; number > 2; number--)
        close(number);
}

static SEEN void write_to_the_log(void) { need_error(EBADF, write(log_file, "x", 1)); }

static void serve(void)
{
    become_a_daemon();
    for (int i = 0; i < 3; i++)
        write_to_the_log();
}

int main(void)
{
    open_the_log();
    in_child(serve);
    need(!close(log_file));
}
