/* SPDX-License-Identifier: Apache-2.0 */
#include "guard.h"

char **test_arguments;

/* glibc hands them to constructors. */
__attribute__((constructor)) static void keep(int count, char **arguments)
{
    (void)count;
    test_arguments = arguments;
}
