/* The number of a temporary stream is closed before the stream is.
 * finds: foreign-close
 * opened: make_the_stream
 * closed: close_its_number
 * SPDX-License-Identifier: Apache-2.0 */
#include "../descriptors.h"

static SEEN FILE *make_the_stream(void) { return tmpfile(); }

static SEEN void close_its_number(FILE *stream) { need(!close(fileno(stream))); }

static SEEN void close_the_stream(FILE *stream) { need_error(EBADF, fclose(stream)); }

int main(void)
{
    FILE *stream = make_the_stream();

    close_its_number(stream);
    close_the_stream(stream);
}
