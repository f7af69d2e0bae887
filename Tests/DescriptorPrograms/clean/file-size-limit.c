/* A process that may write no file hands /dev/null to the next program.
 * SPDX-License-Identifier: Apache-2.0 */
#include "../descriptors.h"

#include <sys/resource.h>

int main(void)
{
    const int file = open("/dev/null", O_RDONLY);

    need(file != -1 && !setrlimit(RLIMIT_FSIZE, &(struct rlimit){0, 0}));
    execl("/bin/true", "true", NULL);
    _exit(99);
}
