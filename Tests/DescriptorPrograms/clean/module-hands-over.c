/* A library opens for its caller, which closes; and closes for its caller, which opened.
 * module: store.c
 * SPDX-License-Identifier: Apache-2.0 */
#include "../descriptors.h"
#include "../modules/store.h"

int main(void)
{
    const int file = store_export();

    need(write(file, "x", 1) == 1 && !close(file));
    need(!store_import(a_file()));
}
