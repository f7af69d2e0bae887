/* A function of atexit() closes what main() had closed.
 * finds: double-close
 * opened: open_the_log
 * closed: close_the_log
 * again: close_at_exit
 * SPDX-License-Identifier: Apache-2.0 */
#include "../descriptors.h"

static int log_file;

static SEEN void open_the_log(void) { log_file = a_file(); }

static SEEN void close_the_log(void) { need(!close(log_file)); }

static SEEN void close_at_exit(void) { need_error(EBADF, close(log_file)); }

int main(void)
{
    open_the_log();
    need(!atexit(close_at_exit));
    close_the_log();
}
