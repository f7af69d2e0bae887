/* The number of an open stream is closed; fclose() then closes it a second time.
 * finds: foreign-close
 * opened: open_the_stream
 * closed: close_its_number
 * text: FILE
 * SPDX-License-Identifier: Apache-2.0 */
#include "../descriptors.h"

static SEEN FILE *open_the_stream(void) { return fopen("/proc/self/exe", "re"); }

static SEEN void close_its_number(FILE *stream) { need(!close(fileno(stream))); }

static SEEN void close_the_stream(FILE *stream) { need_error(EBADF, fclose(stream)); }

int main(void)
{
    FILE *stream = open_the_stream();

    close_its_number(stream);
    close_the_stream(stream);
}
