/* A stream of the program's own making opens and closes a file for each write. The last one comes
 * when libc ends the streams, after all destructors.
 * SPDX-License-Identifier: Apache-2.0 */
#include "../descriptors.h"

static SEEN ssize_t write_somewhere(void *path, const char *bytes, size_t amount)
{
    const int file = open(path, O_WRONLY | O_CLOEXEC);

    need(file != -1 && write(file, bytes, amount) == (ssize_t)amount && !close(file));
    return (ssize_t)amount;
}

int main(void)
{
    static char path[] = "/dev/null";
    FILE *stream = fopencookie(path, "w", (cookie_io_functions_t){.write = write_somewhere});

    need(stream && fputs("hello", stream) != EOF && !fflush(stream));
    need(fputs("unwritten as yet", stream) != EOF);
}
