/* The same in a forked child, which inherited the memory of a pipe that its parent had closed.
 * finds: use-after-close
 * opened: open_database
 * closed: close_pipe_again
 * used: write_record
 * was-opened: make_pipe
 * was-closed: close_pipe
 * SPDX-License-Identifier: Apache-2.0 */
#include "../descriptors.h"

static int ends[2], database;

static SEEN void make_pipe(void) { need(!pipe2(ends, O_CLOEXEC)); }

static SEEN void close_pipe(void) { need(!close(ends[0]) && !close(ends[1])); }

static SEEN void open_database(void)
{
    database = a_file();
    need(database == ends[0]);
}

static SEEN void close_pipe_again(void) { need(!close(ends[0])); }

static SEEN void write_record(void) { need_error(EBADF, write(database, "record", 6)); }

static void work(void)
{
    open_database();
    close_pipe_again();
    write_record();
}

int main(void)
{
    make_pipe();
    close_pipe();
    in_child(work);
}
