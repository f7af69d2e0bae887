/* A stream is made of a descriptor and closes it; a socket has two streams, each with its own.
 * SPDX-License-Identifier: Apache-2.0 */
#include "../descriptors.h"

int main(void)
{
    int pair[2];
    char byte;
    FILE *stream = fdopen(a_file(), "w+");

    need(stream && fputs("hello", stream) != EOF && !fclose(stream));
    need(!socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, pair));
    FILE *input = fdopen(pair[0], "r"), *output = fdopen(dup(pair[0]), "w");
    need(fputs("x", output) != EOF && !fclose(output));
    need(read(pair[1], &byte, 1) == 1 && write(pair[1], "y", 1) == 1);
    need(getc(input) == 'y' && !fclose(input) && !close(pair[1]));
}
