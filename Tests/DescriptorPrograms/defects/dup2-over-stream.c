/* A socket is put over the number of an open stream.
 * finds: dup2-over
 * opened: open_the_stream
 * over: move_the_socket
 * SPDX-License-Identifier: Apache-2.0 */
#include "../descriptors.h"

static SEEN FILE *open_the_stream(void) { return fopen("/proc/self/exe", "re"); }

static SEEN void move_the_socket(int from, int to) { need(dup2(from, to) == to && !close(from)); }

int main(void)
{
    FILE *stream = open_the_stream();

    move_the_socket(socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0), fileno(stream));
    need(!fclose(stream));
}
