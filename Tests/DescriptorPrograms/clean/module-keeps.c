/* A library opens, uses and closes a descriptor of its own, beside those of the program.
 * module: store.c
 * SPDX-License-Identifier: Apache-2.0 */
#include "../descriptors.h"
#include "../modules/store.h"

int main(void)
{
    for (int i = 0; i < 3; i++) {
        const int before = a_file();

        need(store_open() != -1 && !store_add() && !close(before));
        const int after = a_file();
        need(after == before && !store_add() && !store_close() && !close(after));
    }
}
