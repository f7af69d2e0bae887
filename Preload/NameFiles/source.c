/* source.c — one file of names, live.
 * SPDX-License-Identifier: Apache-2.0 */
#include "source.h"
