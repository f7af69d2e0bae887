/* exec finds no program, and the child goes on with what it has.
 * SPDX-License-Identifier: Apache-2.0 */
#include "../descriptors.h"

static int file;

static SEEN void try_to_become_another(void)
{
    execl("/nowhere/to/be/found", "nothing", NULL);
    need(errno == ENOENT && write(file, "x", 1) == 1 && !close(file));
}

int main(void)
{
    file = open("/dev/null", O_WRONLY);
    in_child(try_to_become_another);
    need(!close(file));
}
