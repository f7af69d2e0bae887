/* Standard input is closed and opened as something else at once: open() takes the lowest number.
 * SPDX-License-Identifier: Apache-2.0 */
#include "../descriptors.h"

static SEEN void read_from_nothing(void)
{
    need(!close(0));
    need(open("/dev/null", O_RDONLY) == 0);
}

static SEEN void write_to_a_copy(int of)
{
    need(!close(1));
    need(dup(of) == 1);
}

int main(void)
{
    const int file = a_file();
    char byte;

    read_from_nothing();
    write_to_a_copy(file);
    need(read(0, &byte, 1) == 0 && write(1, "x", 1) == 1);
    need(!close(file));
}
