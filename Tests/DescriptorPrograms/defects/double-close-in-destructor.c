/* A destructor closes what main() had closed.
 * finds: double-close
 * opened: open_the_log
 * closed: close_the_log
 * again: close_at_the_end
 * SPDX-License-Identifier: Apache-2.0 */
#include "../descriptors.h"

static int log_file;

__attribute__((constructor)) static SEEN void open_the_log(void) { log_file = a_file(); }

__attribute__((destructor)) static SEEN void close_at_the_end(void)
{
    need_error(EBADF, close(log_file));
}

static SEEN void close_the_log(void) { need(!close(log_file)); }

int main(void) { close_the_log(); }
