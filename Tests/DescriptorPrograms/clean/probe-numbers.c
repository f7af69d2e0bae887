/* Which numbers are open is asked by F_GETFD, one by one.
 * SPDX-License-Identifier: Apache-2.0 */
#include "../descriptors.h"

static SEEN int count_open(void)
{
    int amount = 0;

    for (int number = 0; number < 256; number++)
        amount += is_open(number);
    return amount;
}

int main(void)
{
    const int before = count_open(), file = a_file();

    need(count_open() == before + 1 && !close(file) && count_open() == before);
    need(!is_open(-1) && !is_open(file));
}
