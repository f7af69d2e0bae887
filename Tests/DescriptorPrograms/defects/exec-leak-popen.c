/* A file goes to the program at the other end of popen(), whose own pipe is in order.
 * finds: exec-leak
 * opened: open_the_file
 * SPDX-License-Identifier: Apache-2.0 */
#include "../exec.h"

static SEEN int open_the_file(void) { return open("/proc/self/exe", O_RDONLY); }

int main(void)
{
    const int fd = open_the_file();
    FILE *stream = popen("/bin/true", "r");

    need(stream && getc(stream) == EOF && !pclose(stream));
    need(!close(fd));
}
