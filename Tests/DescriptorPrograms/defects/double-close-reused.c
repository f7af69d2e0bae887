/* A pipe's end is closed twice, and the second close hits a database that was opened in between.
 * The kernel has nothing against it; what shows it is that the database can be closed no more.
 * finds: double-close
 * opened: open_database
 * closed: close_pipe_again
 * again: close_database
 * was-opened: make_pipe
 * was-closed: close_pipe
 * SPDX-License-Identifier: Apache-2.0 */
#include "../descriptors.h"

static SEEN void make_pipe(int *ends) { need(!pipe2(ends, O_CLOEXEC)); }

static SEEN void close_pipe(int fd) { need(!close(fd)); }

static SEEN int open_database(void) { return a_file(); }

static SEEN void close_pipe_again(int fd) { need(!close(fd)); }

static SEEN void close_database(int fd) { need_error(EBADF, close(fd)); }

int main(void)
{
    int ends[2];

    make_pipe(ends);
    close_pipe(ends[0]);
    const int database = open_database();
    need(database == ends[0]);
    close_pipe_again(ends[0]);
    close_database(database);
    need(!close(ends[1]));
}
