/* The number of an open stream is closed, a database gets it, and fclose() closes the database.
 * finds: foreign-close use-after-close
 * opened: open_the_stream
 * closed: close_its_number
 * SPDX-License-Identifier: Apache-2.0 */
#include "../descriptors.h"

static SEEN FILE *open_the_stream(void) { return fopen("/proc/self/exe", "re"); }

static SEEN void close_its_number(FILE *stream) { need(!close(fileno(stream))); }

static SEEN int open_database(void) { return a_file(); }

static SEEN void close_the_stream(FILE *stream) { need(!fclose(stream)); }

static SEEN void write_record(int fd) { need_error(EBADF, write(fd, "record", 6)); }

int main(void)
{
    FILE *stream = open_the_stream();

    close_its_number(stream);
    const int database = open_database();
    need(database == fileno(stream));
    close_the_stream(stream);
    write_record(database);
}
