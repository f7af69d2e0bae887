/* A stream is made of a copy, so that the descriptor outlives the stream.
 * SPDX-License-Identifier: Apache-2.0 */
#include "../descriptors.h"

static SEEN void print_to(int fd)
{
    FILE *stream = fdopen(fcntl(fd, F_DUPFD_CLOEXEC, 0), "a");

    need(stream && fprintf(stream, "hello") == 5 && !fclose(stream));
}

int main(void)
{
    const int fd = a_file();

    print_to(fd);
    print_to(fd);
    need(lseek(fd, 0, SEEK_END) == 10 && !close(fd));
}
